package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.ErrorCategory;
import io.touchstone.finding.Severity;

/**
 * One way in which calls fail, the same for all skills.
 *
 * @param code the name, for programs: {@code ERR_TIMEOUT}
 * @param category what kind of failure it is
 * @param retryable whether the same call may succeed later; never where its category is not
 * @param severity how bad it is for whoever reports it
 * @param whatToDo what the caller can do about it, for people
 */
public record ErrorCode(
    String code, ErrorCategory category, boolean retryable, Severity severity, String whatToDo) {

  public ErrorCode {
    if (code.isBlank() || whatToDo.isBlank()) {
      throw new IllegalArgumentException("an error code needs a name and what to do about it");
    }
    if (retryable && !category.isRetryable()) {
      throw new IllegalArgumentException(code + " is retryable, but its category is not");
    }
  }

  /**
   * An error of this code.
   *
   * @param message what was expected, what was found and how to mend it
   * @param details more, for programs; null where there is none
   */
  public SkillError error(String message, JsonNode details) {
    return new SkillError(code, message, category, retryable, details);
  }
}
