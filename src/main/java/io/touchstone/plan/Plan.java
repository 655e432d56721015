package io.touchstone.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is to be done. A plan may be wrong; {@link PlanValidator} says in what.
 *
 * @param steps in the order in which they were planned, which is not always the order in which they
 *     can run
 */
public record Plan(List<PlanStep> steps) {
  public Plan {
    steps = List.copyOf(steps);
  }

  /**
   * Reads {@code {"steps": [...]}}.
   *
   * @throws JsonShapeException with the path of what has the wrong type or is not known
   */
  public static Plan fromJson(JsonNode json) {
    return ofSteps(JsonMembers.of(json, FieldPath.ROOT, "a plan", Set.of("steps")));
  }

  /**
   * Reads the member {@code steps} of an object that may have others.
   *
   * @throws JsonShapeException with the path of what has the wrong type or is not known
   */
  public static Plan ofSteps(JsonMembers members) {
    List<PlanStep> steps = new ArrayList<>();
    for (JsonNode step : members.elements("steps")) {
      FieldPath at = members.path("steps").then(Integer.toString(steps.size()));
      steps.add(PlanStep.fromJson(step, at));
    }
    return new Plan(steps);
  }

  /** As {@code {"steps": [...]}}. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("steps");
    steps.forEach(step -> array.add(step.toJson()));
    return json;
  }
}
