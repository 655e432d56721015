package io.touchstone.runtime;

import io.touchstone.plan.Plan;
import io.touchstone.plan.PlanStep;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The steps of a valid plan by their number in it, and the order in which one thread runs them:
 * always the first step of the plan whose dependencies have ended.
 */
final class PlanOrder {
  private final List<PlanStep> steps;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Set<Integer>> names = new HashMap<>();
  private final List<Set<Integer>> needs = new ArrayList<>();
  private final List<List<Integer>> dependents = new ArrayList<>();
  private final List<Integer> inOrder = new ArrayList<>();
  private final int[] ranks;

  /**
   * @param plan without problems
   */
  PlanOrder(Plan plan) {
    this.steps = plan.steps();
    this.ranks = new int[steps.size()];
    for (int step = 0; step < steps.size(); step++) {
      numbers.put(steps.get(step).stepId(), step);
      dependents.add(new ArrayList<>());
      name(steps.get(step).stepId(), step);
      name(steps.get(step).outputKey(), step);
    }
    for (int step = 0; step < steps.size(); step++) {
      Set<Integer> needed = new LinkedHashSet<>();
      steps.get(step).dependsOn().forEach(id -> needed.add(numbers.get(id)));
      needs.add(needed);
      for (int other : needed) {
        dependents.get(other).add(step);
      }
    }
    sort();
  }

  private void name(String name, int step) {
    names.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(step);
  }

  private void sort() {
    int[] waitingFor = needs.stream().mapToInt(Set::size).toArray();
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int step = 0; step < steps.size(); step++) {
      if (waitingFor[step] == 0) {
        ready.add(step);
      }
    }
    while (!ready.isEmpty()) {
      int step = ready.remove();
      ranks[step] = inOrder.size();
      inOrder.add(step);
      for (int dependent : dependents.get(step)) {
        if (--waitingFor[dependent] == 0) {
          ready.add(dependent);
        }
      }
    }
  }

  int size() {
    return steps.size();
  }

  PlanStep step(int number) {
    return steps.get(number);
  }

  /** All numbers in the order in which one thread runs the steps. */
  List<Integer> inOrder() {
    return inOrder;
  }

  /** The place of a step in {@link #inOrder()}. */
  int rank(int step) {
    return ranks[step];
  }

  /** How many other steps must end before this one begins. */
  int needs(int step) {
    return needs.get(step).size();
  }

  List<Integer> dependents(int step) {
    return dependents.get(step);
  }

  /** The steps that have this id, or keep their output under this name. */
  Set<Integer> named(String name) {
    return names.getOrDefault(name, Set.of());
  }

  /** The steps that have always ended when this one begins. */
  BitSet before(int step) {
    BitSet before = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(needs.get(step));
    while (!open.isEmpty()) {
      int next = open.pop();
      if (!before.get(next)) {
        before.set(next);
        open.addAll(needs.get(next));
      }
    }
    return before;
  }
}
