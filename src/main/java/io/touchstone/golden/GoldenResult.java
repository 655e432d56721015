package io.touchstone.golden;

import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.Severity;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonDifference.Kind;
import io.touchstone.subject.Answer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A golden file and the answer that it got.
 *
 * @param golden the file
 * @param answer what the subject answered or threw
 * @param differences where the answer is not what was expected; empty for one that threw
 * @param breaches what of the input or the answer the subject's contract does not allow
 */
public record GoldenResult(
    GoldenFile golden, Answer answer, List<JsonDifference> differences, List<Finding> breaches) {
  /** The rule of findings about a difference. */
  public static final String DIFFERENCE = "golden-difference";

  /** The rule of findings about a subject that threw. */
  public static final String THREW = "subject-threw";

  public GoldenResult {
    differences = List.copyOf(differences);
    breaches = List.copyOf(breaches);
  }

  /** Holds an answer against a golden file. */
  public static GoldenResult of(GoldenFile golden, Answer answer) {
    List<JsonDifference> differences =
        answer instanceof Answer.Returned returned
            ? golden.comparison().differences(golden.expectedOutput(), returned.value())
            : List.of();
    return new GoldenResult(golden, answer, differences, List.of());
  }

  /** This result with what the subject's contract does not allow. */
  public GoldenResult withBreaches(List<Finding> found) {
    return new GoldenResult(golden, answer, differences, found);
  }

  /** Whether the answer is what was expected. */
  public boolean matches() {
    return answer instanceof Answer.Returned && differences.isEmpty();
  }

  /** Whether nothing fails: the answer matches, and the contract allows it. */
  public boolean passed() {
    return findings().stream().allMatch(finding -> finding.severity().exitCode() == 0);
  }

  /** The differences, or one finding where the subject threw; then the breaches. */
  public List<Finding> findings() {
    Stream<Finding> own =
        answer instanceof Answer.Threw threw
            ? Stream.of(thrown(threw))
            : differences.stream().map(this::finding);
    return Stream.concat(own, breaches.stream()).toList();
  }

  private Finding thrown(Answer.Threw threw) {
    Location location =
        Location.of(golden.source().display(), golden.positionOfExpected(FieldPath.ROOT));
    String message =
        "%s: subject \"%s\" gave no answer: %s"
            .formatted(threw.type(), golden.subject(), threw.message());
    return new Finding(
        THREW,
        Severity.ERROR,
        location,
        message,
        Optional.empty(),
        Optional.of(threw.toJson()),
        Optional.empty());
  }

  private Finding finding(JsonDifference difference) {
    Location location =
        Location.of(
            golden.source().display(),
            golden.positionOfExpected(difference.path()),
            difference.path());
    return new Finding(
        DIFFERENCE,
        Severity.ERROR,
        location,
        words(difference),
        Optional.ofNullable(difference.expected()),
        Optional.ofNullable(difference.actual()),
        Optional.of(remedy(difference)));
  }

  private static String words(JsonDifference difference) {
    String at = difference.path().isRoot() ? "the root" : difference.path().toString();
    return switch (difference.kind()) {
      case MISSING -> "missing at " + at;
      case UNEXPECTED -> "unexpected at " + at;
      case TYPE, VALUE -> "differs at " + at;
      case MATCHER -> "is not %s at %s".formatted(difference.matcher(), at);
    };
  }

  private String remedy(JsonDifference difference) {
    return difference.kind() == Kind.MATCHER
        ? "correct the subject, or the matcher in " + golden.source().display()
        : "accept it with: touchstone golden accept " + golden.source().arguments();
  }
}
