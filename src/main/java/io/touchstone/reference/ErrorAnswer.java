package io.touchstone.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.plan.JsonShapeException;
import io.touchstone.planner.PlannerError;
import io.touchstone.runtime.SkillError;

/**
 * An error as the answer of a subject: {@code {"$error": {...}}}, which is held against the {@code
 * failure_modes} of its contract.
 */
final class ErrorAnswer {
  private static final String KEY = "$error";

  private ErrorAnswer() {}

  static ObjectNode of(SkillError error) {
    return of(error.toJson());
  }

  static ObjectNode of(PlannerError error) {
    return of(error.toJson());
  }

  /** An input that is none. */
  static ObjectNode of(JsonShapeException fault) {
    ObjectNode details = JsonNodeFactory.instance.objectNode().put("path", fault.path().toString());
    String where = fault.path().isRoot() ? "" : ", at " + fault.path();
    String message = "the input%s: %s".formatted(where, fault.problem());
    return of(SkillError.of("ERR_VALIDATION_FAILED", message, details));
  }

  private static ObjectNode of(ObjectNode error) {
    return JsonNodeFactory.instance.objectNode().set(KEY, error);
  }
}
