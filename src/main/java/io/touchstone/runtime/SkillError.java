package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.ErrorCategory;
import io.touchstone.json.JsonEquality;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Why a call has no result. A code that ships with the runtime is made by {@link ErrorCodes}; a
 * skill's own is made here, as its contract promises it.
 *
 * @param code the sort of trouble, for programs
 * @param message what was expected, what was found and how to mend it, for people; a lone surrogate
 *     becomes {@code ?}
 * @param category what kind of trouble it is
 * @param retryable whether the same call may succeed later
 * @param details more, for programs; null or JSON null where there is none
 */
public record SkillError(
    String code, String message, ErrorCategory category, boolean retryable, JsonNode details) {

  private static final int MOST_CHARACTERS = 2_000;

  public SkillError {
    code = writable(Objects.requireNonNull(code, "code"));
    message = writable(Objects.requireNonNull(message, "message"));
    Objects.requireNonNull(category, "category");
    details = details == null ? NullNode.instance : details.deepCopy();
  }

  /**
   * An error of a code that ships with the runtime.
   *
   * @param details more, for programs; null where there is none
   * @throws IllegalArgumentException when there is no such code
   */
  public static SkillError of(String code, String message, JsonNode details) {
    return ErrorCodes.of(code).error(message, details);
  }

  /** As {@link #of(String, String, JsonNode)}, without details. */
  public static SkillError of(String code, String message) {
    return of(code, message, null);
  }

  /** An error must have a canonical form even when the texts in it came from anywhere. */
  static String writable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** A text that came from anywhere, cut where it is longer than 2,000 characters. */
  static String shortened(String text) {
    return text.length() <= MOST_CHARACTERS
        ? text
        : writable(text.substring(0, MOST_CHARACTERS)) + "...";
  }

  /** A copy of the details; changing it does not change the error. */
  @Override
  public JsonNode details() {
    return details.deepCopy();
  }

  /** All five members. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("code", code)
        .put("message", message)
        .put("category", category.name())
        .put("retryable", retryable);
    json.set("details", details.deepCopy());
    return json;
  }

  /** Whether the other is an error of the same JSON value. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SkillError error && JsonEquality.equal(toJson(), error.toJson());
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, message);
  }
}
