package io.touchstone.planner;

import io.touchstone.plan.Plan;
import io.touchstone.plan.PlanStep;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which steps of a plan the placeholders of each step can name. */
final class StepReach {
  /** What became of a name. */
  enum Answer {
    /** A step that has ended before. */
    READABLE,
    /** A step, but not one that has ended before. */
    TOO_EARLY,
    /** No step. */
    UNKNOWN
  }

  private final List<PlanStep> steps;
  private final Map<String, Integer> byId = new HashMap<>();
  private final Map<String, BitSet> byName = new HashMap<>();
  private final Map<Integer, BitSet> before = new HashMap<>();

  /**
   * @param plan one in which each id is given once and each dependency is there
   */
  StepReach(Plan plan) {
    this.steps = plan.steps();
    for (int i = 0; i < steps.size(); i++) {
      byId.put(steps.get(i).stepId(), i);
      for (String name : List.of(steps.get(i).stepId(), steps.get(i).outputKey())) {
        byName.computeIfAbsent(name, key -> new BitSet()).set(i);
      }
    }
  }

  /**
   * Looks for the step that a placeholder names, by its id or its output key; the longest name
   * counts, as when the plan is run.
   *
   * @param step the number of the step that has the placeholder
   * @param reference what stands in the braces
   */
  Answer find(int step, String reference) {
    for (int end = reference.length(); end > 0; end = reference.lastIndexOf('.', end - 1)) {
      BitSet named = byName.get(reference.substring(0, end));
      if (named != null) {
        boolean readable = before.computeIfAbsent(step, this::before).intersects(named);
        return readable ? Answer.READABLE : Answer.TOO_EARLY;
      }
    }
    return Answer.UNKNOWN;
  }

  private BitSet before(int step) {
    BitSet found = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(step));
    while (!open.isEmpty()) {
      for (String id : steps.get(open.remove()).dependsOn()) {
        int other = byId.get(id);
        if (!found.get(other)) {
          found.set(other);
          open.add(other);
        }
      }
    }
    return found;
  }
}
