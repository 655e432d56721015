package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.plan.JsonMembers;
import io.touchstone.plan.JsonShapeException;
import io.touchstone.plan.PlanStep;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which skills a plan may use.
 *
 * @param skills their ids; null means that any may be used
 */
record ToolManifest(Set<String> skills) {

  /**
   * The steps that can run.
   *
   * @param steps in their order
   * @param warning names the steps that were left out, each with its reason; empty when none was
   * @param missingSkills the skills that are not in the manifest, sorted
   */
  record Selection(List<PlanStep> steps, Optional<String> warning, List<String> missingSkills) {}

  /**
   * Reads a manifest: JSON null, or an array of objects. Of an entry only {@code skill_id} counts.
   *
   * @throws JsonShapeException with the path of what has the wrong shape
   */
  static ToolManifest of(JsonNode json) {
    FieldPath at = FieldPath.of("tool_manifest");
    if (json.isNull()) {
      return new ToolManifest(null);
    }
    if (!json.isArray()) {
      throw JsonMembers.wrong(at, "an array of skills", json);
    }
    Set<String> skills = new HashSet<>();
    for (int i = 0; i < json.size(); i++) {
      JsonMembers entry =
          JsonMembers.anyMember(json.get(i), at.then(Integer.toString(i)), "a skill");
      skills.add(entry.requiredText("skill_id"));
    }
    return new ToolManifest(skills);
  }

  boolean isEmpty() {
    return skills != null && skills.isEmpty();
  }

  /**
   * Leaves out each step whose skill is missing, and each that depends on a step left out or reads
   * its output: what remains never refers to a step that is not there.
   */
  Selection select(List<PlanStep> steps) {
    Map<String, String> reasons = new LinkedHashMap<>();
    Set<String> missingSkills = new TreeSet<>();
    for (PlanStep step : steps) {
      if (skills != null && !skills.contains(step.skill())) {
        reasons.put(step.stepId(), step.skill() + " is not in the tool manifest");
        missingSkills.add(step.skill());
      }
    }
    leaveOutDependents(steps, reasons);
    List<PlanStep> kept = steps.stream().filter(s -> !reasons.containsKey(s.stepId())).toList();
    return new Selection(kept, warning(steps, reasons), List.copyOf(missingSkills));
  }

  private static void leaveOutDependents(List<PlanStep> steps, Map<String, String> reasons) {
    int before;
    do {
      before = reasons.size();
      for (PlanStep step : steps) {
        if (!reasons.containsKey(step.stepId())) {
          reasons.keySet().stream()
              .filter(id -> needs(step, id))
              .findFirst()
              .ifPresent(id -> reasons.put(step.stepId(), "needs " + id));
        }
      }
    } while (reasons.size() > before);
  }

  private static boolean needs(PlanStep step, String id) {
    return step.dependsOn().contains(id) || Placeholders.readsOutputOf(id, step.params());
  }

  private static Optional<String> warning(List<PlanStep> steps, Map<String, String> reasons) {
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    List<String> named =
        steps.stream()
            .map(PlanStep::stepId)
            .filter(reasons::containsKey)
            .map(id -> id + " (" + reasons.get(id) + ")")
            .toList();
    return Optional.of("left out of the plan: " + String.join(", ", named));
  }
}
