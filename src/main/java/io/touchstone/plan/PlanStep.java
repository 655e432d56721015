package io.touchstone.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonText;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One call of one skill. Its JSON keys are the component names in snake case.
 *
 * @param stepId how other steps name this one; not blank
 * @param skill the id of the skill, such as {@code skill.echo}; null or blank means that it is
 *     missing, which {@link PlanValidator} reports
 * @param params what the skill is given; null means no parameters. {@code {{s1.body}}} in a string
 *     stands for a part of the output of step {@code s1}
 * @param dependsOn the ids of the steps that must end before this one begins; null means none
 * @param onError what a failure of this step means for the plan; null means {@link OnError#ABORT}
 * @param retryCount how often a failed step is tried again under {@link OnError#RETRY}; at least 0
 * @param outputKey the name under which the output is kept; null means the step's id
 * @param description for people; null where there is none
 */
public record PlanStep(
    String stepId,
    String skill,
    ObjectNode params,
    List<String> dependsOn,
    OnError onError,
    int retryCount,
    String outputKey,
    String description) {

  /** How often a failed step is tried again, where nobody says otherwise. */
  public static final int DEFAULT_RETRY_COUNT = 3;

  private static final Set<String> KEYS =
      Set.of(
          "step_id",
          "skill",
          "params",
          "depends_on",
          "on_error",
          "retry_count",
          "output_key",
          "description");

  public PlanStep {
    Objects.requireNonNull(stepId, "stepId");
    if (stepId.isBlank()) {
      throw new IllegalArgumentException("a step needs an id, found a blank one");
    }
    if (retryCount < 0) {
      throw new IllegalArgumentException("retryCount must be at least 0, found " + retryCount);
    }
    params = params == null ? JsonNodeFactory.instance.objectNode() : params.deepCopy();
    dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
    onError = onError == null ? OnError.ABORT : onError;
    outputKey = outputKey == null ? stepId : outputKey;
  }

  /** A copy of the parameters; changing it does not change the step. */
  @Override
  public ObjectNode params() {
    return params.deepCopy();
  }

  /** This step with other parameters. */
  public PlanStep withParams(ObjectNode others) {
    return new PlanStep(
        stepId, skill, others, dependsOn, onError, retryCount, outputKey, description);
  }

  /**
   * Reads a step; only {@code step_id} must be there.
   *
   * @param at where the step stands, for complaints
   * @throws JsonShapeException with the path of what has the wrong type or is not known
   */
  static PlanStep fromJson(JsonNode json, FieldPath at) {
    JsonMembers members = JsonMembers.of(json, at, "a plan step", KEYS);
    String stepId = members.requiredText("step_id");
    if (stepId.isBlank()) {
      throw JsonMembers.wrong(members.path("step_id"), "a name", json.get("step_id"));
    }
    return new PlanStep(
        stepId,
        members.text("skill").orElse(null),
        members.object("params").orElse(null),
        members.texts("depends_on"),
        members
            .text("on_error")
            .map(label -> onError(label, members.path("on_error")))
            .orElse(null),
        members
            .wholeNumber("retry_count", 0, Integer.MAX_VALUE)
            .map(Long::intValue)
            .orElse(DEFAULT_RETRY_COUNT),
        members.text("output_key").orElse(null),
        members.text("description").orElse(null));
  }

  private static OnError onError(String label, FieldPath at) {
    return OnError.of(label)
        .orElseThrow(
            () ->
                new JsonShapeException(
                    at,
                    "%s is not a way to go on after an error; %s"
                        .formatted(
                            JsonText.quote(label), DidYouMean.among(OnError.labels(), label))));
  }

  /** All eight members; what is null is written as null. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("step_id", stepId).put("skill", skill).set("params", params.deepCopy());
    dependsOn.forEach(json.putArray("depends_on")::add);
    return json.put("on_error", onError.label())
        .put("retry_count", retryCount)
        .put("output_key", outputKey)
        .put("description", description);
  }

  /** Whether the other is a step of the same JSON value: 1 and 1.0 in the parameters are equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PlanStep step && JsonEquality.equal(toJson(), step.toJson());
  }

  @Override
  public int hashCode() {
    return stepId.hashCode();
  }
}
