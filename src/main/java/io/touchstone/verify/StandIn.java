package io.touchstone.verify;

import io.touchstone.finding.Finding;
import io.touchstone.golden.GoldenResult;
import io.touchstone.json.JsonText;
import io.touchstone.subject.Answer;
import java.util.List;
import java.util.Optional;

/**
 * A subject that is asked in the place of another: a second implementation, held against the golden
 * files and the contract of the first.
 *
 * @param name its own
 */
record StandIn(String name) {
  /** Whether golden files of this subject are asked of another. */
  boolean replaces(String subject) {
    return !name.equals(subject);
  }

  /** The findings in words that name both, without an invitation to accept the answers. */
  List<Finding> findings(GoldenResult result) {
    return result.findings().stream().map(finding -> renamed(finding, result)).toList();
  }

  private Finding renamed(Finding finding, GoldenResult result) {
    String own = result.golden().subject();
    String message =
        finding.rule().equals(GoldenResult.THREW) && result.answer() instanceof Answer.Threw threw
            ? "%s: subject %s, in the place of %s, gave no answer: %s"
                .formatted(threw.type(), JsonText.quote(name), JsonText.quote(own), threw.message())
            : "%s (subject %s, in the place of %s)"
                .formatted(finding.message(), JsonText.quote(name), JsonText.quote(own));
    Optional<String> remedy =
        finding.rule().equals(GoldenResult.DIFFERENCE)
            ? Optional.of(
                "correct the subject %s, or %s and its golden files"
                    .formatted(JsonText.quote(name), JsonText.quote(own)))
            : finding.remedy();
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.location(),
        message,
        finding.expected(),
        finding.actual(),
        remedy);
  }
}
