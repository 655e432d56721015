package io.touchstone.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.plan.Plan;
import io.touchstone.plan.PlanStep;
import io.touchstone.plan.PlanValidator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ManifestPropertyTest {
  private final List<PlanStep> steps = new ArrayList<>();
  private final Map<String, Set<String>> needed = new HashMap<>();

  @Property(tries = 500)
  void aStepStaysExactlyWhenAllThatItNeedsCanRun(@ForAll Random random) {
    randomSteps(random);
    Set<String> skills = new HashSet<>();
    steps.forEach(
        step -> {
          if (random.nextInt(6) > 0) {
            skills.add(step.skill());
          }
        });
    skills.add("skill.other");

    PlannerResult result = ask(skills);

    Map<String, PlanStep> byId =
        steps.stream().collect(Collectors.toMap(PlanStep::stepId, Function.identity()));
    List<String> runnable =
        steps.stream().map(PlanStep::stepId).filter(id -> canRun(id, byId, skills)).toList();
    List<String> kept =
        result.match(
            output -> output.plan().steps().stream().map(PlanStep::stepId).toList(),
            error -> List.of());
    assertEquals(runnable, kept);
    assertEquals(
        runnable.isEmpty() ? PlannerErrorCode.PLANNER_NO_SKILLS_AVAILABLE : null,
        Planning.code(result));
    int warnings = runnable.isEmpty() || runnable.size() == steps.size() ? 0 : 1;
    assertEquals(warnings, Planning.warnings(result).size());
    List<?> problems =
        result.match(output -> PlanValidator.problems(output.plan()), error -> List.of());
    assertEquals(List.of(), problems);
  }

  private PlannerResult ask(Set<String> skills) {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("goal", "go");
    skills.forEach(skill -> document.withArray("tool_manifest").addObject().put("skill_id", skill));
    return Planning.plannerWith(new PlannerRule(List.of("go"), 1, steps)).planDocument(document);
  }

  private boolean canRun(String id, Map<String, PlanStep> byId, Set<String> skills) {
    return skills.contains(byId.get(id).skill())
        && needed.get(id).stream().allMatch(other -> canRun(other, byId, skills));
  }

  /** Steps that depend on or read earlier ones, in any order. */
  private void randomSteps(Random random) {
    steps.clear();
    needed.clear();
    int size = 1 + random.nextInt(7);
    for (int i = 0; i < size; i++) {
      List<String> dependsOn = new ArrayList<>();
      ObjectNode params = JsonNodeFactory.instance.objectNode();
      Set<String> needs = new HashSet<>();
      for (int j = 0; j < i; j++) {
        int relation = random.nextInt(6);
        if (relation == 0) {
          dependsOn.add("s" + j);
        } else if (relation == 1) {
          params.withArray("read").add("x {{s" + j + ".body}}");
        }
        if (relation < 2) {
          needs.add("s" + j);
        }
      }
      needed.put("s" + i, needs);
      steps.add(
          new PlanStep(
              "s" + i, "skill." + random.nextInt(5), params, dependsOn, null, 3, null, null));
    }
    Collections.shuffle(steps, random);
    assertEquals(List.of(), PlanValidator.problems(new Plan(steps)));
  }
}
