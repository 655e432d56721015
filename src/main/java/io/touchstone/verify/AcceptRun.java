package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Severity;
import io.touchstone.golden.Acceptance;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFolder;
import io.touchstone.golden.GoldenResult;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.AtomicFile;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonInputException;
import io.touchstone.report.FindingText;
import io.touchstone.subject.Answer;
import io.touchstone.verify.AcceptRun.Outcome.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Accepts what subjects answer now, file by file. Nothing else in Touchstone writes over the
 * expected output of a golden file.
 */
public final class AcceptRun {
  private static final int REPETITIONS = 3;

  private final Session session;
  private final Optional<Path> from;
  private final Acceptance acceptance;

  /**
   * What became of one file.
   *
   * @param words what happened, in a sentence that begins with its place
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
      /** The subject threw, answers differently from call to call, or not as its contract says. */
      REFUSED(1),
      /** The file cannot be used, or not with this answer. */
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
   * @param from a folder of actual outputs to take instead of asking the subjects
   */
  public AcceptRun(Session session, Optional<Path> from) {
    this.session = session;
    this.from = from;
    this.acceptance = new Acceptance(session.reader());
  }

  /** Accepts all files of a selection; one that cannot be accepted never stops the others. */
  public List<Outcome> accept(Selection selection) {
    if (from.isPresent() && !Files.isDirectory(from.get())) {
      return List.of(invalid(from.get(), "expected a folder of actual outputs, found none"));
    }
    GoldenFolder folder = session.goldens(selection.folder());
    List<Outcome> outcomes = new ArrayList<>();
    folder.faults().forEach(fault -> outcomes.add(Outcome.of(fault)));
    for (Path path : selection.unmatched(folder.files())) {
      outcomes.add(invalid(path, "no golden file is at or below this path"));
    }
    for (GoldenSource source : selection.among(folder.files())) {
      try {
        outcomes.add(accept(source));
      } catch (JsonInputException fault) {
        outcomes.add(Outcome.of(fault));
      } catch (IOException e) {
        outcomes.add(Outcome.of(WriteFault.of(source.display(), e)));
      }
    }
    if (!outcomes.isEmpty() && outcomes.stream().allMatch(o -> o.kind() == Kind.ABSENT)) {
      outcomes.add(invalid(from.orElseThrow(), "no actual output of these golden files is here"));
    }
    return outcomes;
  }

  private Outcome invalid(Path path, String problem) {
    return new Outcome(Kind.INVALID, session.display(path) + ": " + problem);
  }

  private Outcome accept(GoldenSource source) throws IOException {
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

  private Outcome acceptAnswer(GoldenFile golden) throws IOException {
    GoldenSource source = golden.source();
    GoldenResult result = session.run(golden);
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
    Outcome outcome = write(result, returned.value());
    session.run(session.reader().read(source));
    return outcome;
  }

  private static Outcome matches(GoldenFile golden) {
    return new Outcome(Kind.MATCHES, golden.source().display() + ": matches already");
  }

  private Outcome write(GoldenResult result, JsonNode actual) throws IOException {
    GoldenSource source = result.golden().source();
    List<Finding> broken =
        result.breaches().stream()
            .filter(breach -> breach.severity().compareTo(Severity.ERROR) >= 0)
            .toList();
    if (!broken.isEmpty()) {
      return new Outcome(Kind.REFUSED, "not accepted: " + FindingText.of(broken));
    }
    AtomicFile.write(source.path(), acceptance.accept(result.golden(), actual));
    return new Outcome(Kind.ACCEPTED, source.display() + ": " + accepted(result.differences()));
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

  private static String accepted(List<JsonDifference> differences) {
    List<String> paths =
        differences.stream()
            .limit(FindingText.MOST_SHOWN)
            .map(
                difference ->
                    difference.path().isRoot() ? "the root" : difference.path().toString())
            .toList();
    String more = differences.size() > paths.size() ? ", ..." : "";
    return "accepted " + String.join(", ", paths) + more;
  }
}
