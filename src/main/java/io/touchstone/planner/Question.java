package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.ContentHash;
import io.touchstone.json.FieldPath;
import io.touchstone.plan.JsonMembers;
import io.touchstone.plan.JsonShapeException;
import java.util.function.Function;

/**
 * An input that a plan may be made of. Every planner refuses the same ones, in the same words: it
 * looks at the goal, then at the tool manifest, then at the rest.
 *
 * @param input normalized
 * @param manifest has at least one skill, or allows any
 * @param context an object, or JSON null
 * @param cacheKey of the input
 */
record Question(PlannerInput input, ToolManifest manifest, JsonNode context, ContentHash cacheKey) {

  /**
   * What {@code answer} makes of the question, or {@code refusal} of the first trouble. An answer
   * may complain of the input by a {@link JsonShapeException}.
   *
   * @param input may be null, which is refused
   */
  static <T> T ask(
      PlannerInput input, Function<Question, T> answer, Function<PlannerError, T> refusal) {
    if (input == null) {
      return refusal.apply(PlannerError.ofInput(FieldPath.ROOT, "expected an input, found null"));
    }
    PlannerInput normalized = input.normalized();
    if (normalized.goal().isEmpty()) {
      return refusal.apply(
          PlannerError.permanent(
              PlannerErrorCode.PLANNER_INVALID_GOAL, "Goal cannot be empty", null));
    }
    try {
      ToolManifest manifest = ToolManifest.of(normalized.toolManifest());
      if (manifest.isEmpty()) {
        return refusal.apply(
            PlannerError.permanent(
                PlannerErrorCode.PLANNER_NO_SKILLS_AVAILABLE,
                "The tool manifest is empty; offer at least one skill",
                null));
      }
      JsonNode context = contextOf(normalized);
      return answer.apply(new Question(normalized, manifest, context, normalized.cacheKey()));
    } catch (JsonShapeException e) {
      return refusal.apply(PlannerError.ofInput(e.path(), e.problem()));
    } catch (CanonicalJsonException e) {
      return refusal.apply(PlannerError.ofInput(e.path(), e.problem()));
    }
  }

  private static JsonNode contextOf(PlannerInput input) {
    JsonNode context = input.context();
    if (!context.isObject() && !context.isNull()) {
      throw JsonMembers.wrong(FieldPath.of("context"), "an object of named values", context);
    }
    return context;
  }
}
