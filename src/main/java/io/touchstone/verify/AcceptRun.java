package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Accepts what subjects answer now, file by file. Nothing else in Touchstone writes over a golden
 * file.
 */
public final class AcceptRun {
  private static final int REPETITIONS = 3;

  private final Session session;
  private final Path from;
  private final Acceptance acceptance;

  /**
   * What became of one file.
   *
   * @param file as messages name it
   * @param words what happened; with the place where it is a complaint
   * @param exitCode 0 when the file now expects what the subject answers
   */
  public record Outcome(String file, String words, int exitCode) {}

  /**
   * @param from a folder of actual outputs to take instead of asking the subjects; null to ask
   */
  public AcceptRun(Session session, Path from) {
    this.session = session;
    this.from = from;
    this.acceptance = new Acceptance(session.reader());
  }

  /** Accepts all files of a selection; one that cannot be accepted never stops the others. */
  public List<Outcome> accept(Selection selection) throws IOException {
    GoldenFolder folder = session.goldens(selection.folder());
    List<Outcome> outcomes = new ArrayList<>();
    folder.faults().forEach(fault -> outcomes.add(complaint(fault)));
    selection
        .unmatched(folder.files())
        .ifPresent(
            path ->
                outcomes.add(
                    new Outcome(
                        session.display(path),
                        session.display(path) + ": no golden file is at or below this path",
                        2)));
    for (GoldenSource source : folder.files()) {
      if (selection.includes(source)) {
        try {
          outcomes.add(accept(source));
        } catch (JsonInputException fault) {
          outcomes.add(complaint(fault));
        }
      }
    }
    return outcomes;
  }

  private static Outcome complaint(JsonInputException fault) {
    return new Outcome(fault.source(), fault.getMessage(), 2);
  }

  private Outcome accept(GoldenSource source) throws IOException {
    GoldenFile golden = session.reader().read(source);
    GoldenResult result =
        from == null
            ? session.run(golden)
            : GoldenResult.of(golden, new Answer.Returned(session.actuals().of(source, from)));
    if (result.matches()) {
      return new Outcome(source.display(), "matches already", 0);
    }
    if (!(result.answer() instanceof Answer.Returned returned)) {
      return new Outcome(source.display(), FindingText.of(result.findings()), 1);
    }
    if (from == null && !stable(golden, returned.value())) {
      String words =
          source.display()
              + ": not accepted, the subject answers differently from call to call; see: touchstone verify "
              + source.display();
      return new Outcome(source.display(), words, 1);
    }
    byte[] text = acceptance.accept(golden, returned.value());
    AtomicFile.write(source.path(), text);
    if (from == null) {
      session.run(session.reader().read(source));
    }
    return new Outcome(source.display(), accepted(result.differences()), 0);
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
