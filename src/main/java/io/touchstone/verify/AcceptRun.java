package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Severity;
import io.touchstone.golden.Acceptance;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFolder;
import io.touchstone.golden.GoldenResult;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.report.FindingText;
import io.touchstone.subject.Answer;
import io.touchstone.verify.AcceptRun.Outcome.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Accepts what subjects answer now, or once answered, file by file: at every moment each file is as
 * it was or as it is to be, whatever ends the process.
 */
public final class AcceptRun {
  private static final int REPETITIONS = 3;
  private static final int LONGEST_VALUE = 60;

  private final Session session;
  private final GoldenLock lock;
  private final Optional<Path> from;
  private final Acceptance acceptance;

  /**
   * What became of one file.
   *
   * @param words what happened, in a sentence that begins with its place; of an accepted file
   *     followed by a line for each place that changed
   */
  public record Outcome(Kind kind, String words) {

    /** What can become of a file, and the exit code that it asks for. */
    public enum Kind {
      /** The file was rewritten. */
      ACCEPTED(0),
      /** There was nothing to accept. */
      MATCHES(0),
      /** The folder of actual outputs has none of this case. */
      ABSENT(0),
      /**
       * The subject threw, answers differently from call to call, or not as its contract says; or
       * somebody changed the file meanwhile.
       */
      REFUSED(1),
      /** The file cannot be used or written, or not with this answer. */
      INVALID(2);

      private final int exitCode;

      Kind(int exitCode) {
        this.exitCode = exitCode;
      }

      public int exitCode() {
        return exitCode;
      }
    }

    static Outcome of(JsonInputException fault) {
      return new Outcome(Kind.INVALID, fault.getMessage());
    }
  }

  /**
   * @param lock nobody else changes golden files meanwhile
   * @param from a folder of actual outputs to take instead of asking the subjects
   */
  public AcceptRun(Session session, GoldenLock lock, Optional<Path> from) {
    this.session = session;
    this.lock = lock;
    this.from = from;
    this.acceptance = new Acceptance(session.reader());
  }

  /**
   * Accepts all files of a selection; one that cannot be accepted never stops the others.
   *
   * @param tell gets each outcome as soon as it is known
   */
  public void accept(Selection selection, Consumer<Outcome> tell) {
    if (from.isPresent() && !Files.isDirectory(from.get())) {
      tell.accept(invalid(from.get(), "expected a folder of actual outputs, found none"));
      return;
    }
    GoldenFolder folder = session.goldens(selection.folder());
    folder.faults().forEach(fault -> tell.accept(Outcome.of(fault)));
    List<Path> unmatched = selection.unmatched(folder.files());
    for (Path path : unmatched) {
      tell.accept(invalid(path, "no golden file is at or below this path"));
    }
    List<GoldenSource> sources = selection.among(folder.files());
    lock.removeLeftovers(sources.stream().map(GoldenSource::path).toList());
    Set<Kind> seen = EnumSet.noneOf(Kind.class);
    for (GoldenSource source : sources) {
      Outcome outcome = guarded(() -> accept(source));
      seen.add(outcome.kind());
      tell.accept(outcome);
    }
    boolean noFault = folder.faults().isEmpty() && unmatched.isEmpty();
    if (noFault && seen.equals(EnumSet.of(Kind.ABSENT))) {
      tell.accept(invalid(from.orElseThrow(), "no actual output of these golden files is here"));
    }
  }

  private static Outcome guarded(Supplier<Outcome> work) {
    try {
      return work.get();
    } catch (JsonInputException fault) {
      return Outcome.of(fault);
    }
  }

  private Outcome invalid(Path path, String problem) {
    return new Outcome(Kind.INVALID, session.display(path) + ": " + problem);
  }

  private Outcome accept(GoldenSource source) {
    GoldenFile golden = session.reader().read(source);
    if (from.isEmpty()) {
      return acceptAnswer(golden);
    }
    Optional<JsonNode> kept = session.actuals().of(source, from.get());
    if (kept.isEmpty()) {
      return new Outcome(Kind.ABSENT, source.display() + ": has no actual output");
    }
    GoldenResult result = session.held(golden, new Answer.Returned(kept.get()));
    return result.matches() ? matches(golden) : write(result, kept.get());
  }

  private Outcome acceptAnswer(GoldenFile golden) {
    GoldenResult result = session.held(golden, session.ask(golden));
    Outcome outcome = guarded(() -> taken(result));
    // What could not be taken over is kept for people, but never instead of the reason.
    Outcome kept =
        guarded(
            () -> {
              if (outcome.kind() == Kind.ACCEPTED) {
                session.actuals().forget(golden.source());
              } else {
                session.actuals().keep(result);
              }
              return outcome;
            });
    return outcome.kind() == Kind.MATCHES ? kept : outcome;
  }

  private Outcome taken(GoldenResult result) {
    GoldenFile golden = result.golden();
    GoldenSource source = golden.source();
    if (result.matches()) {
      return matches(golden);
    }
    if (!(result.answer() instanceof Answer.Returned returned)) {
      return new Outcome(Kind.REFUSED, FindingText.of(result.findings()));
    }
    if (!stable(golden, returned.value())) {
      return new Outcome(
          Kind.REFUSED,
          "%s: not accepted, the subject answers differently from call to call; see: touchstone verify %s"
              .formatted(source.display(), source.arguments()));
    }
    return write(result, returned.value());
  }

  private static Outcome matches(GoldenFile golden) {
    return new Outcome(Kind.MATCHES, golden.source().display() + ": matches already");
  }

  private Outcome write(GoldenResult result, JsonNode actual) {
    GoldenFile golden = result.golden();
    List<Finding> broken =
        result.breaches().stream()
            .filter(breach -> breach.severity().compareTo(Severity.ERROR) >= 0)
            .toList();
    if (!broken.isEmpty()) {
      return new Outcome(Kind.REFUSED, "not accepted: " + FindingText.of(broken));
    }
    GoldenFile accepted = acceptance.accepted(golden, actual);
    return Rewriting.replace(
            golden.source(),
            golden.document().bytes(),
            accepted.document().bytes(),
            "golden accept")
        .map(reason -> new Outcome(Kind.REFUSED, golden.source().display() + ": " + reason))
        .orElseGet(() -> new Outcome(Kind.ACCEPTED, accepted(golden, accepted)));
  }

  private boolean stable(GoldenFile golden, JsonNode first) {
    for (int i = 0; i < REPETITIONS; i++) {
      boolean same =
          session.ask(golden) instanceof Answer.Returned again
              && JsonDifference.between(first, again.value(), golden.comparison().stressRules())
                  .isEmpty();
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static String accepted(GoldenFile before, GoldenFile after) {
    List<JsonDifference> changes =
        before.comparison().changes(before.expectedOutput(), after.expectedOutput());
    StringJoiner lines = new StringJoiner("\n");
    lines.add(
        "%s: accepted %s"
            .formatted(
                before.source().display(),
                changes.size() == 1 ? "1 change" : changes.size() + " changes"));
    changes.forEach(change -> lines.add("  " + words(change)));
    return FindingText.visible(lines.toString());
  }

  private static String words(JsonDifference change) {
    String at = change.path().isRoot() ? "the root" : change.path().toString();
    return switch (change.kind()) {
      case MISSING -> "%s: removed %s".formatted(at, text(change.expected()));
      case UNEXPECTED -> "%s: added %s".formatted(at, text(change.actual()));
      default -> "%s: %s -> %s".formatted(at, text(change.expected()), text(change.actual()));
    };
  }

  private static String text(JsonNode value) {
    return JsonText.excerpt(value, LONGEST_VALUE);
  }
}
