package io.touchstone.plan;

import io.touchstone.json.JsonText;
import io.touchstone.plan.PlanProblem.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what keeps a plan from being run: all of it at once, in a fixed order, never as an
 * exception. Time and memory grow with the number of steps and dependencies.
 */
public final class PlanValidator {
  private final Plan plan;
  private final List<PlanProblem> problems = new ArrayList<>();

  /** What each id depends on; two steps of one id are taken together. */
  private final Map<String, Set<String>> dependencies = new LinkedHashMap<>();

  private PlanValidator(Plan plan) {
    this.plan = plan;
    for (PlanStep step : plan.steps()) {
      dependencies
          .computeIfAbsent(step.stepId(), id -> new LinkedHashSet<>())
          .addAll(step.dependsOn());
    }
  }

  /** What is wrong with the plan; empty when it can be run. */
  public static List<PlanProblem> problems(Plan plan) {
    PlanValidator validator = new PlanValidator(plan);
    validator.noSteps();
    validator.duplicateIds();
    validator.missingSkills();
    validator.unknownDependencies();
    validator.cycles();
    return List.copyOf(validator.problems);
  }

  private void noSteps() {
    if (plan.steps().isEmpty()) {
      report(Kind.NO_STEPS, "the plan has no steps; add at least one");
    }
  }

  private void duplicateIds() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    plan.steps().forEach(step -> counts.merge(step.stepId(), 1, Integer::sum));
    counts.forEach(
        (id, count) -> {
          if (count > 1) {
            report(
                Kind.DUPLICATE_ID,
                count + " steps have the id " + quote(id) + "; give each its own");
          }
        });
  }

  private void missingSkills() {
    for (PlanStep step : plan.steps()) {
      if (step.skill() == null || step.skill().isBlank()) {
        report(
            Kind.MISSING_SKILL,
            "step " + quote(step.stepId()) + " names no skill; say which it calls in \"skill\"");
      }
    }
  }

  private void unknownDependencies() {
    dependencies.forEach(
        (id, needed) -> {
          for (String other : needed) {
            if (!dependencies.containsKey(other)) {
              report(
                  Kind.UNKNOWN_DEPENDENCY,
                  "step %s depends on %s, which the plan does not have; add that step or drop the dependency"
                      .formatted(quote(id), quote(other)));
            }
          }
        });
  }

  /**
   * What cannot be brought into an order leads, dependency by dependency, into a circle; each
   * circle reached that way is reported once.
   */
  private void cycles() {
    Set<String> stuck = stuck();
    Set<String> walked = new HashSet<>();
    for (String start : stuck) {
      List<String> trail = new ArrayList<>();
      Map<String, Integer> places = new LinkedHashMap<>();
      String id = start;
      while (walked.add(id)) {
        places.put(id, trail.size());
        trail.add(id);
        id = dependencies.get(id).stream().filter(stuck::contains).findFirst().orElseThrow();
      }
      if (places.containsKey(id)) {
        List<String> circle = new ArrayList<>(trail.subList(places.get(id), trail.size()));
        circle.add(id);
        report(
            Kind.CYCLE,
            "steps depend on each other in a circle: "
                + String.join(" -> ", circle.stream().map(JsonText::quote).toList())
                + "; remove one of these dependencies");
      }
    }
  }

  /** The steps that are on a circle or depend on one, in the order of the plan. */
  private Set<String> stuck() {
    Map<String, Integer> waitingFor = new LinkedHashMap<>();
    Map<String, List<String>> dependents = new LinkedHashMap<>();
    dependencies.forEach(
        (id, needed) -> {
          List<String> known = needed.stream().filter(dependencies::containsKey).toList();
          waitingFor.put(id, known.size());
          known.forEach(
              other -> dependents.computeIfAbsent(other, key -> new ArrayList<>()).add(id));
        });
    Deque<String> ready = new ArrayDeque<>();
    waitingFor.forEach(
        (id, count) -> {
          if (count == 0) {
            ready.add(id);
          }
        });
    Set<String> stuck = new LinkedHashSet<>(waitingFor.keySet());
    while (!ready.isEmpty()) {
      String done = ready.remove();
      stuck.remove(done);
      for (String dependent : dependents.getOrDefault(done, List.of())) {
        if (waitingFor.merge(dependent, -1, Integer::sum) == 0) {
          ready.add(dependent);
        }
      }
    }
    return stuck;
  }

  private void report(Kind kind, String message) {
    problems.add(new PlanProblem(kind, message));
  }

  private static String quote(String text) {
    return JsonText.quote(text);
  }
}
