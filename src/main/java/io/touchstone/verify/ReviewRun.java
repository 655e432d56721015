package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Severity;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFolder;
import io.touchstone.golden.GoldenResult;
import io.touchstone.golden.GoldenSource;
import io.touchstone.golden.VolatileField;
import io.touchstone.json.AtomicFile;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonInputException;
import io.touchstone.report.FindingText;
import io.touchstone.subject.Answer;
import io.touchstone.verify.AcceptRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the actual outputs that a run has left and that are not what golden files expect;
 * asks no subject.
 */
public final class ReviewRun {
  private final Session session;
  private final Selection selection;
  private final Path from;

  /**
   * What there is to decide.
   *
   * @param sources the golden files whose actual output differs
   * @param settled how many actual outputs are as expected by now
   * @param faults what cannot be used or decided, in words
   */
  public record Pile(List<GoldenSource> sources, int settled, List<String> faults) {
    public Pile {
      sources = List.copyOf(sources);
      faults = List.copyOf(faults);
    }
  }

  /**
   * A golden file and the actual output that differs from it.
   *
   * @param differences at least one
   * @param breaches why the output cannot be accepted, by the contract of the subject
   */
  public record Case(
      GoldenFile golden,
      JsonNode actual,
      List<JsonDifference> differences,
      List<Finding> breaches) {
    public Case {
      differences = List.copyOf(differences);
      breaches = List.copyOf(breaches);
    }

    /** How many leaves of the expected output are not at or below a difference. */
    public long unchanged() {
      return leaves(golden.expectedOutput())
          - differences.stream()
              .filter(difference -> difference.expected() != null)
              .mapToLong(difference -> leaves(difference.expected()))
              .sum();
    }

    private static long leaves(JsonNode value) {
      if (value.isValueNode() || value.isEmpty()) {
        return 1;
      }
      long leaves = 0;
      for (JsonNode child : value) {
        leaves += leaves(child);
      }
      return leaves;
    }

    /** Whether neither the file nor the output is another one than in this case. */
    boolean isStill(Case other) {
      return Arrays.equals(golden.document().bytes(), other.golden.document().bytes())
          && differences.equals(other.differences);
    }
  }

  /**
   * @param selection whose actual outputs to go through
   * @param from the folder of actual outputs
   */
  public ReviewRun(Session session, Selection selection, Path from) {
    this.session = session;
    this.selection = selection;
    this.from = from;
  }

  /** Whether there is a folder of actual outputs at all. */
  public boolean hasActuals() {
    return Files.isDirectory(from);
  }

  /** What is to be decided; one bad file never stops the others. */
  public Pile pile() {
    GoldenFolder folder = session.goldens(selection.folder());
    List<String> faults = new ArrayList<>();
    folder.faults().forEach(fault -> faults.add(fault.getMessage()));
    for (Path path : selection.unmatched(folder.files())) {
      faults.add(session.display(path) + ": no golden file is at or below this path");
    }
    List<GoldenSource> sources = new ArrayList<>();
    int settled = 0;
    for (GoldenSource source : selection.among(folder.files())) {
      try {
        Optional<JsonNode> actual = actual(source);
        if (actual.isPresent()) {
          GoldenResult result = held(source, actual.get());
          if (!result.matches()) {
            sources.add(source);
          } else if (result.passed()) {
            settled++;
          } else {
            faults.add("matches, but cannot pass: " + FindingText.of(broken(result)));
          }
        }
      } catch (JsonInputException fault) {
        faults.add(fault.getMessage());
      }
    }
    return new Pile(sources, settled, faults);
  }

  /**
   * The case as it is now; empty where it differs no more.
   *
   * @throws JsonInputException where the golden file or the actual output cannot be used
   */
  public Optional<Case> look(GoldenSource source) {
    Optional<JsonNode> actual = actual(source);
    if (actual.isEmpty()) {
      return Optional.empty();
    }
    GoldenResult result = held(source, actual.get());
    return result.matches()
        ? Optional.empty()
        : Optional.of(
            new Case(result.golden(), actual.get(), result.differences(), broken(result)));
  }

  private Optional<JsonNode> actual(GoldenSource source) {
    try {
      return session.actuals().of(source, from);
    } catch (JsonInputException fault) {
      throw new JsonInputException(
          session.display(Path.of(fault.source())),
          fault.position().orElse(null),
          fault.problem() + "; make it anew with: touchstone golden run " + source.arguments());
    }
  }

  private GoldenResult held(GoldenSource source, JsonNode actual) {
    return session.held(session.reader().read(source), new Answer.Returned(actual));
  }

  private static List<Finding> broken(GoldenResult result) {
    return result.breaches().stream()
        .filter(breach -> breach.severity().compareTo(Severity.ERROR) >= 0)
        .toList();
  }

  /** Whether the case is as it was shown: nobody decides about something else. */
  public boolean isAsShown(Case shown) {
    return look(shown.golden().source()).filter(shown::isStill).isPresent();
  }

  /**
   * Accepts the actual output of a case, as {@code golden accept --from} does.
   *
   * @throws JsonInputException while another command changes golden files
   */
  public Outcome accept(Case shown) {
    Selection only =
        new Selection(selection.folder(), List.of(shown.golden().source().path()), List.of());
    List<Outcome> outcomes = new ArrayList<>();
    try (GoldenLock lock = GoldenLock.take(session.config())) {
      new AcceptRun(session, lock, Optional.of(from)).accept(only, outcomes::add);
    }
    // What is said of the folder comes first.
    return outcomes.get(outcomes.size() - 1);
  }

  /** What the file would have to say if these differences did not matter. */
  public List<VolatileField> propose(Case shown, List<JsonDifference> differences) {
    return VolatileField.of(shown.golden(), shown.actual(), differences);
  }

  /**
   * Writes into the golden file that these fields vary.
   *
   * @return whether it was written; not where somebody changed it since it was shown
   * @throws JsonInputException where it cannot say so, or cannot be written
   */
  public boolean mark(Case shown, List<VolatileField> fields) {
    GoldenSource source = shown.golden().source();
    byte[] text = VolatileField.marked(shown.golden(), shown.actual(), fields, session.reader());
    try (GoldenLock lock = GoldenLock.take(session.config())) {
      lock.removeLeftovers(List.of(source.path()));
      return AtomicFile.replace(source.path(), shown.golden().document().bytes(), text);
    } catch (IOException e) {
      throw WriteFault.of(source.display(), e);
    }
  }
}
