package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.ContentHash;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonEquality;
import io.touchstone.plan.JsonMembers;
import io.touchstone.plan.JsonShapeException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What a planner is told. Its JSON keys are the component names in snake case. What the tool
 * manifest and the context may hold is for each planner to say.
 *
 * @param agentId who asks; null where nobody says
 * @param goal what is to be reached, in words
 * @param contextSummary the situation in words; null where there is none
 * @param memorySnippets what the agent remembers, most relevant first; null means nothing
 * @param toolManifest the skills that may be used, an array of objects with a {@code skill_id};
 *     JSON null means that any may
 * @param context values that a plan may use, by name; JSON null means none
 */
public record PlannerInput(
    String agentId,
    String goal,
    String contextSummary,
    List<String> memorySnippets,
    JsonNode toolManifest,
    JsonNode context) {
  private static final Set<String> KEYS =
      Set.of("agent_id", "goal", "context_summary", "memory_snippets", "tool_manifest", "context");

  public PlannerInput {
    Objects.requireNonNull(goal, "goal");
    memorySnippets = memorySnippets == null ? List.of() : List.copyOf(memorySnippets);
    toolManifest = copyOf(toolManifest);
    context = copyOf(context);
  }

  private static JsonNode copyOf(JsonNode value) {
    return value == null || value.isMissingNode() ? NullNode.instance : value.deepCopy();
  }

  /** A copy of the manifest; changing it does not change the input. */
  @Override
  public JsonNode toolManifest() {
    return toolManifest.deepCopy();
  }

  /** A copy of the context; changing it does not change the input. */
  @Override
  public JsonNode context() {
    return context.deepCopy();
  }

  /** A document that was read as a planner's input, or why it is none. */
  public sealed interface Reading {

    /** What {@code accepted} makes of the input, or {@code refused} of the error. */
    <T> T match(Function<PlannerInput, T> accepted, Function<PlannerError, T> refused);

    /** The document is an input. */
    record Accepted(PlannerInput input) implements Reading {
      @Override
      public <T> T match(Function<PlannerInput, T> accepted, Function<PlannerError, T> refused) {
        return accepted.apply(input);
      }
    }

    /** The document is none. */
    record Refused(PlannerError error) implements Reading {
      @Override
      public <T> T match(Function<PlannerInput, T> accepted, Function<PlannerError, T> refused) {
        return refused.apply(error);
      }
    }
  }

  /**
   * Reads an input; only {@code goal} must be there, and a null member counts as missing.
   *
   * <p>A goal that is missing or not a string is {@link PlannerErrorCode#PLANNER_INVALID_GOAL}.
   * Anything else that is wrong with the document (it is not an object, a member has the wrong type
   * or an unknown name) is {@link PlannerErrorCode#PLANNER_GENERATION_FAILED}: from this document
   * no plan can be generated. Neither is retryable; {@code details.path} says where.
   */
  public static Reading fromJson(JsonNode document) {
    try {
      JsonMembers members =
          JsonMembers.of(document, FieldPath.ROOT, "the input of a planner", KEYS);
      return new Reading.Accepted(
          new PlannerInput(
              members.text("agent_id").orElse(null),
              members.requiredText("goal"),
              members.text("context_summary").orElse(null),
              members.texts("memory_snippets"),
              members.find("tool_manifest").orElse(null),
              members.find("context").orElse(null)));
    } catch (JsonShapeException e) {
      return new Reading.Refused(PlannerError.ofInput(e.path(), e.problem()));
    }
  }

  /** All six members; what is null is written as null. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("agent_id", agentId).put("goal", goal).put("context_summary", contextSummary);
    memorySnippets.forEach(json.putArray("memory_snippets")::add);
    json.set("tool_manifest", toolManifest.deepCopy());
    json.set("context", context.deepCopy());
    return json;
  }

  /**
   * This input with the white space around its goal removed, as {@link String#strip()} understands
   * it: the ideographic space U+3000 goes, the no-break space U+00A0 stays. Inputs that differ only
   * there are one input.
   */
  public PlannerInput normalized() {
    String trimmed = goal.strip();
    return trimmed.equals(goal)
        ? this
        : new PlannerInput(agentId, trimmed, contextSummary, memorySnippets, toolManifest, context);
  }

  /**
   * The identity of the normalized input: its content hash. Equal inputs have equal keys, whatever
   * the order of their members and the spelling of their numbers; others have others. (Fractions
   * count as binary64 sees them, as everywhere a hash is taken.)
   *
   * @throws CanonicalJsonException with the path of an integer that binary64 cannot hold, or of
   *     what is not JSON
   */
  public ContentHash cacheKey() {
    return ContentHash.of(normalized().toJson());
  }

  /** Whether the other is an input of the same JSON value: 1 and 1.0 in the context are equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PlannerInput input && JsonEquality.equal(toJson(), input.toJson());
  }

  @Override
  public int hashCode() {
    return Objects.hash(agentId, goal);
  }
}
