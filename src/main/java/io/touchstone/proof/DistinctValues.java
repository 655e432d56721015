package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values for the elements of an array, no two of them equal: a matching of elements and values in a
 * bipartite graph (Kuhn's algorithm). An element with as many values as there are elements always
 * finds one, so no more are looked for.
 */
final class DistinctValues {
  /** Each further value is looked for beside all that are known, so the work grows as a square. */
  private static final int MOST_ELEMENTS = 500;

  private final Solver solver;
  private final Outcome.Doubts doubts;
  private final Map<Formula, List<JsonNode>> values = new HashMap<>();
  private final Set<Formula> exhausted = new HashSet<>();
  private final Map<String, Integer> ownerOf = new HashMap<>();
  private JsonNode[] valueOf;
  private List<Formula> elements;

  DistinctValues(Solver solver, Outcome.Doubts doubts) {
    this.solver = solver;
    this.doubts = doubts;
  }

  /** Null where there are none, or none are known: then the doubts say so. */
  JsonNode of(List<Formula> wanted) {
    if (wanted.size() > MOST_ELEMENTS) {
      doubts.add("budget: more than " + MOST_ELEMENTS + " elements that all differ");
      return null;
    }
    elements = wanted;
    valueOf = new JsonNode[wanted.size()];
    for (int i = 0; i < wanted.size(); i++) {
      if (!place(i, new HashSet<>())) {
        return null;
      }
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (JsonNode value : valueOf) {
      array.add(value);
    }
    return array;
  }

  private boolean place(int element, Set<String> tried) {
    Formula formula = elements.get(element);
    // First what is free, then what others could give up.
    for (int i = 0; candidate(formula, i) != null; i++) {
      if (!ownerOf.containsKey(ValueSet.key(candidate(formula, i)))) {
        return take(element, candidate(formula, i));
      }
    }
    for (int i = 0; candidate(formula, i) != null; i++) {
      JsonNode value = candidate(formula, i);
      String key = ValueSet.key(value);
      solver.budget().step();
      if (tried.add(key) && place(ownerOf.get(key), tried)) {
        return take(element, value);
      }
    }
    return false;
  }

  private boolean take(int element, JsonNode value) {
    valueOf[element] = value;
    ownerOf.put(ValueSet.key(value), element);
    return true;
  }

  /** The n-th value of the formula; null when there are no more, or enough. */
  private JsonNode candidate(Formula formula, int n) {
    List<JsonNode> known = values.computeIfAbsent(formula, key -> new ArrayList<>());
    if (n < known.size()) {
      return known.get(n);
    }
    if (n >= elements.size() || exhausted.contains(formula)) {
      return null;
    }
    Formula others =
        known.isEmpty()
            ? formula
            : solver
                .formulas()
                .and(formula, solver.formulas().not(solver.formulas().values(ValueSet.of(known))));
    Outcome outcome = solver.find(others);
    if (outcome instanceof Outcome.Found found) {
      known.add(found.value());
      return found.value();
    }
    doubts.add(outcome);
    exhausted.add(formula);
    return null;
  }
}
