package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonEquality;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;

/**
 * Why there is no plan. Its JSON is flat: {@code code}, {@code message}, {@code retryable}, {@code
 * details}, {@code retry_after_ms}.
 *
 * @param code the sort of trouble, for programs
 * @param message what was expected, what was found and how to mend it, for people
 * @param retryable whether the same input may succeed later
 * @param details more, for programs; JSON null where there is none
 * @param retryAfterMs how long to wait before trying again, in milliseconds; null where unknown
 */
public record PlannerError(
    PlannerErrorCode code, String message, boolean retryable, JsonNode details, Long retryAfterMs)
    implements PlannerResult {

  public PlannerError {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    details = details == null ? NullNode.instance : details.deepCopy();
  }

  /** An error that the same input will always meet. */
  public static PlannerError permanent(PlannerErrorCode code, String message, JsonNode details) {
    return new PlannerError(code, message, false, details, null);
  }

  /**
   * An input that no plan can be made of. A fault of the goal is {@code PLANNER_INVALID_GOAL}, any
   * other {@code PLANNER_GENERATION_FAILED}; the path stands in the message and in {@code
   * details.path}.
   */
  static PlannerError ofInput(FieldPath path, String problem) {
    PlannerErrorCode code =
        FieldPath.of("goal").equals(path)
            ? PlannerErrorCode.PLANNER_INVALID_GOAL
            : PlannerErrorCode.PLANNER_GENERATION_FAILED;
    String where = writable(path.toString());
    String message = path.isRoot() ? problem : where + ": " + problem;
    return permanent(code, message, JsonNodeFactory.instance.objectNode().put("path", where));
  }

  /**
   * The text without lone surrogates: an error must have a canonical form even when the input has
   * none.
   */
  static String writable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** A copy of the details; changing it does not change the error. */
  @Override
  public JsonNode details() {
    return details.deepCopy();
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("code", code.name()).put("message", message).put("retryable", retryable);
    json.set("details", details.deepCopy());
    return json.put("retry_after_ms", retryAfterMs);
  }

  @Override
  public ObjectNode deterministicView() {
    return toJson();
  }

  @Override
  public <T> T match(Function<PlannerOutput, T> output, Function<PlannerError, T> error) {
    return error.apply(this);
  }

  /** Whether the other is an error of the same JSON value. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PlannerError error && JsonEquality.equal(toJson(), error.toJson());
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, message);
  }
}
