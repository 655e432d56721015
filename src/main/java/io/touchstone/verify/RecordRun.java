package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Severity;
import io.touchstone.golden.Comparison;
import io.touchstone.golden.GoldenDraft;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFolder;
import io.touchstone.golden.GoldenSource;
import io.touchstone.golden.Matcher;
import io.touchstone.golden.Observation;
import io.touchstone.golden.Proposal;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonTextEdit;
import io.touchstone.report.FindingText;
import io.touchstone.subject.Answer;
import io.touchstone.verify.RecordRun.Outcome.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Fills in the expected output of drafts: what the subject answers now, and what the file should
 * say of fields that vary, as {@link InferRun} proposes it. What somebody wrote stays.
 */
public final class RecordRun {
  private final Session session;
  private final GoldenLock lock;
  private final Function<GoldenFile, List<Observation>> observe;

  /** How often, and in which ways, a subject is asked before its answer is written down. */
  public enum Asking {
    /** Again, on one instance and on fresh ones. */
    QUICK,
    /** In all the ways of the stress, other processes included. */
    FULL,
    /** In all ways where the subject lives in this process, and quickly where it does not. */
    AS_IT_COSTS
  }

  /**
   * What became of one file.
   *
   * @param words what happened, in a sentence that begins with its place; of a recorded file
   *     followed by a line for each path of which the file now says something
   */
  public record Outcome(Kind kind, String words) {

    /** What can become of a file, and the exit code that it asks for. */
    public enum Kind {
      /** The file has its expected output now. */
      RECORDED(0),
      /** It had one before, and was left alone. */
      PRESENT(0),
      /**
       * The subject gave no answer, none that its contract allows, or none that the draft's own
       * words fit; or somebody changed the file meanwhile.
       */
      REFUSED(1),
      /** The file cannot be used or written. */
      INVALID(2);

      private final int exitCode;

      Kind(int exitCode) {
        this.exitCode = exitCode;
      }

      public int exitCode() {
        return exitCode;
      }
    }
  }

  /** Why a draft was not recorded, in words for behind its place. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
      super(reason);
    }
  }

  /**
   * @param lock nobody else changes golden files meanwhile
   */
  public RecordRun(Session session, GoldenLock lock, Asking asking) {
    this(session, lock, golden -> session.observe(golden, isQuick(session, golden, asking)));
  }

  /**
   * @param observe asks the subject of a golden file; the first answer first, at least that
   */
  RecordRun(Session session, GoldenLock lock, Function<GoldenFile, List<Observation>> observe) {
    this.session = session;
    this.lock = lock;
    this.observe = observe;
  }

  private static boolean isQuick(Session session, GoldenFile golden, Asking asking) {
    return asking == Asking.QUICK
        || (asking == Asking.AS_IT_COSTS && !session.isInProcess(golden.subject()));
  }

  /**
   * Records all drafts of a selection; one that cannot be recorded never stops the others.
   *
   * @param tell gets each outcome as soon as it is known
   */
  public void record(Selection selection, Consumer<Outcome> tell) {
    GoldenFolder folder = session.goldens(selection.folder());
    folder.faults().forEach(fault -> tell.accept(invalid(fault)));
    for (Path path : selection.unmatched(folder.files())) {
      tell.accept(
          new Outcome(
              Kind.INVALID,
              session.display(path) + ": no golden file or draft is at or below this path"));
    }
    List<GoldenSource> sources = selection.among(folder.files());
    lock.removeLeftovers(sources.stream().map(GoldenSource::path).toList());
    for (GoldenSource source : sources) {
      tell.accept(record(source));
    }
  }

  private static Outcome invalid(JsonInputException fault) {
    return new Outcome(Kind.INVALID, fault.getMessage());
  }

  private Outcome record(GoldenSource source) {
    try {
      Optional<GoldenDraft> draft = session.reader().readDraft(source);
      return draft.isPresent() ? record(draft.get()) : present(source);
    } catch (Refused refusal) {
      return new Outcome(
          Kind.REFUSED, FindingText.visible(source.display() + ": " + refusal.getMessage()));
    } catch (JsonInputException fault) {
      return invalid(fault);
    }
  }

  private static Outcome present(GoldenSource source) {
    return new Outcome(
        Kind.PRESENT,
        "%s: recorded already; take over a change with: touchstone golden accept %s"
            .formatted(source.display(), source.arguments()));
  }

  private Outcome record(GoldenDraft draft) throws Refused {
    List<Finding> faults = session.contractFaults(draft.subject());
    if (!faults.isEmpty()) {
      return new Outcome(
          Kind.INVALID, draft.source().display() + ": not recorded: " + FindingText.of(faults));
    }
    GoldenFile answered = answered(draft);
    Inference found = Inference.of(answered, observe.apply(answered));
    Comparison comparison = settled(found);
    Optional<String> refusal =
        Rewriting.replace(
            draft.source(), draft.document().bytes(), text(answered, comparison), "golden record");
    if (refusal.isPresent()) {
      throw new Refused(refusal.get());
    }
    return new Outcome(Kind.RECORDED, recorded(found, comparison));
  }

  /** The golden file that expects the subject's answer, not yet on disk. */
  private GoldenFile answered(GoldenDraft draft) throws Refused {
    Answer answer = session.subject(draft.subject()).call(draft.input().deepCopy());
    if (answer instanceof Answer.Threw threw) {
      throw new Refused(
          "not recorded, subject \"%s\" gave no answer: %s: %s"
              .formatted(draft.subject(), threw.type(), threw.message()));
    }
    JsonNode value = answer.toJson();
    GoldenFile golden = read(draft.source(), draft.filled(value));
    List<Finding> broken =
        session.held(golden, answer).breaches().stream()
            .filter(breach -> breach.severity().compareTo(Severity.ERROR) >= 0)
            .toList();
    if (!broken.isEmpty()) {
      throw new Refused("not recorded: " + FindingText.of(broken));
    }
    return golden;
  }

  private GoldenFile read(GoldenSource source, byte[] text) throws Refused {
    try {
      return session.reader().read(source, text);
    } catch (JsonInputException e) {
      throw new Refused(
          "not recorded, the answer does not fit what the file says of it: " + e.problem());
    }
  }

  /** What the file is to say of the answer. */
  private static Comparison settled(Inference found) throws Refused {
    if (found.trouble().isPresent()) {
      throw new Refused("not recorded, " + found.trouble().get());
    }
    if (!found.outdated().isEmpty()) {
      throw new Refused(
          "not recorded, when asked again the subject answered something else at "
              + words(found.outdated().get(0)));
    }
    Comparison merged = found.merged();
    if (!Proposal.accepts(merged, found.stability())) {
      throw new Refused(
          "not recorded, what the file says of paths contradicts what varies: "
              + Proposal.json(found.proposal().comparison()));
    }
    return merged;
  }

  private byte[] text(GoldenFile answered, Comparison comparison) throws Refused {
    ObjectNode root = answered.document().root().deepCopy();
    root.setAll(Proposal.json(comparison));
    byte[] text = JsonTextEdit.replace(answered.document(), FieldPath.ROOT, root);
    read(answered.source(), text);
    return text;
  }

  private static String recorded(Inference found, Comparison now) {
    Comparison said = found.golden().comparison();
    StringJoiner lines = new StringJoiner("\n");
    lines.add(
        "%s: recorded, asked by %s"
            .formatted(found.golden().source().display(), String.join(", ", found.ways())));
    for (Map.Entry<FieldPath, Matcher> each : now.matchers().entrySet()) {
      if (!each.getValue().equals(said.matchers().get(each.getKey()))) {
        lines.add("  matcher  %s: %s".formatted(words(each.getKey()), each.getValue().name()));
      }
    }
    add(lines, "ignored", said.ignored(), now.ignored());
    add(lines, "unordered", said.unordered(), now.unordered());
    add(lines, "deterministic", said.deterministic(), now.deterministic());
    return FindingText.visible(lines.toString());
  }

  private static void add(
      StringJoiner lines, String what, List<FieldPath> said, List<FieldPath> now) {
    List<FieldPath> added = new ArrayList<>(now);
    added.removeAll(said);
    added.forEach(path -> lines.add("  %s  %s".formatted(what, words(path))));
  }

  private static String words(FieldPath path) {
    return path.isRoot() ? "the root" : path.toString();
  }
}
