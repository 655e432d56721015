package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.FailureMode;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.Severity;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Holds the errors that a subject answers against the failure modes of its contract. An error is an
 * answer {@code {"$error": {"code": ..., "category": ..., "retryable": ...}}}; category and
 * retryable need not be there.
 *
 * @param contract the contract
 * @param promised its failure modes, by code
 */
record ErrorCheck(Contract contract, Map<String, FailureMode> promised) {
  private static final String KEY = "$error";
  private static final String UNPROMISED = "golden-error-unpromised";

  /** The error that an answer is; empty where it is none. */
  static Optional<JsonNode> errorOf(JsonNode answer) {
    return Optional.ofNullable(answer.get(KEY));
  }

  /**
   * What the contract does not promise about an error; empty where it is as promised.
   *
   * @param where the place that stands for a path of the answer
   */
  Optional<Finding> breach(Function<FieldPath, Location> where, JsonNode error) {
    String code = error.path("code").textValue();
    if (code == null) {
      return Optional.of(
          finding(
              where,
              "expected the code of an error at $error.code, found none",
              "answer {\"$error\": {\"code\": \"...\"}}"));
    }
    FailureMode mode = promised.get(code);
    if (mode == null) {
      return Optional.of(
          finding(
              where,
              "the subject answers the error %s, which %s does not promise; %s"
                  .formatted(
                      JsonText.quote(code), contract, DidYouMean.among(promised.keySet(), code)),
              "correct the subject, or write a new version of %s that has it in \"failure_modes\""
                  .formatted(contract.id())));
    }
    JsonNode category = error.path("category");
    JsonNode retryable = error.path("retryable");
    boolean same =
        (category.isMissingNode() || mode.category().name().equals(category.textValue()))
            && (retryable.isMissingNode()
                || retryable.equals(BooleanNode.valueOf(mode.retryable())));
    return same
        ? Optional.empty()
        : Optional.of(
            finding(
                where,
                "%s promises %s as %s, retryable %s; found %s, retryable %s"
                    .formatted(
                        contract,
                        code,
                        mode.category(),
                        mode.retryable(),
                        shown(category),
                        shown(retryable)),
                "correct the subject, or write a new version of %s that says so"
                    .formatted(contract.id())));
  }

  private static String shown(JsonNode member) {
    return member.isMissingNode() ? "unsaid" : JsonText.line(member);
  }

  private static Finding finding(
      Function<FieldPath, Location> where, String message, String remedy) {
    return new Finding(
        UNPROMISED,
        Severity.ERROR,
        where.apply(FieldPath.of(KEY)),
        message,
        Optional.empty(),
        Optional.empty(),
        Optional.of(remedy));
  }
}
