package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of one step of a plan.
 *
 * @param stepId the step
 * @param inputs what the skill was given: the parameters, filled; empty where they could not be, or
 *     the step was skipped
 * @param outcomes of each try, in order; empty where the step was skipped
 * @param skipped why it never began; empty where it did
 */
public record StepResult(
    String stepId,
    Optional<ObjectNode> inputs,
    List<StructuredOutcome> outcomes,
    Optional<String> skipped) {

  /**
   * @throws IllegalArgumentException when the step was neither tried nor skipped, or both
   */
  public StepResult {
    stepId = SkillError.writable(stepId);
    inputs = inputs.map(ObjectNode::deepCopy);
    outcomes = List.copyOf(outcomes);
    if (outcomes.isEmpty() == skipped.isEmpty()) {
      throw new IllegalArgumentException("a step was either tried or skipped");
    }
    if (skipped.isPresent() && inputs.isPresent()) {
      throw new IllegalArgumentException("a step that was skipped had no inputs");
    }
  }

  static StepResult skipped(String stepId, String why) {
    return new StepResult(
        stepId, Optional.empty(), List.of(), Optional.of(SkillError.writable(why)));
  }

  /** A copy of the inputs; changing it does not change the result. */
  @Override
  public Optional<ObjectNode> inputs() {
    return inputs.map(ObjectNode::deepCopy);
  }

  /** The outcome of the last try; empty where the step was skipped. */
  public Optional<StructuredOutcome> outcome() {
    return outcomes.isEmpty() ? Optional.empty() : Optional.of(outcomes.get(outcomes.size() - 1));
  }

  /** What it answered; empty where it failed or was skipped. */
  public Optional<JsonNode> output() {
    return outcome().filter(StructuredOutcome::ok).map(StructuredOutcome::result);
  }

  /** Why it failed; empty where it did not, or was skipped. */
  public Optional<SkillError> error() {
    return outcome().flatMap(StructuredOutcome::error);
  }

  /** {@code step_id}, {@code inputs}, {@code outcomes} and {@code skipped}. */
  public ObjectNode toJson() {
    return json(StructuredOutcome::toJson);
  }

  /** The same without what ids and times make of it. */
  public ObjectNode deterministicView() {
    return json(StructuredOutcome::deterministicView);
  }

  private ObjectNode json(Function<StructuredOutcome, ObjectNode> form) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("step_id", stepId);
    json.set("inputs", inputs().<JsonNode>map(node -> node).orElse(NullNode.instance));
    ArrayNode list = json.putArray("outcomes");
    outcomes.stream().map(form).forEach(list::add);
    return json.put("skipped", skipped.orElse(null));
  }
}
