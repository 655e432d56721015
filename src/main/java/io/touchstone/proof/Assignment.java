package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a branch of the search has taken on: literals that hold, and choices still to be made. */
final class Assignment {
  private final TypedFormulas formulas;
  private final Set<Typed> literals;
  private final Set<String> excluded;
  private List<Typed> choices;

  private Assignment(
      TypedFormulas formulas, Set<Typed> literals, Set<String> excluded, List<Typed> choices) {
    this.formulas = formulas;
    this.excluded = excluded;
    this.literals = literals;
    this.choices = choices;
  }

  static Assignment none(TypedFormulas formulas) {
    return new Assignment(formulas, new LinkedHashSet<>(), new HashSet<>(), new ArrayList<>());
  }

  Assignment copy() {
    return new Assignment(
        formulas, new LinkedHashSet<>(literals), new HashSet<>(excluded), new ArrayList<>(choices));
  }

  /** Takes on a formula; false if it contradicts what holds already. */
  boolean add(Typed typed) {
    if (typed.shape instanceof Typed.Shape.Always always) {
      return always.holds();
    }
    if (typed.shape instanceof Typed.Shape.Both both) {
      for (Typed part : both.parts()) {
        if (!add(part)) {
          return false;
        }
      }
      return true;
    }
    if (typed.shape instanceof Typed.Shape.Either) {
      choices.add(typed);
      return true;
    }
    literals.add(typed);
    return !literals.contains(typed.dual);
  }

  /** Notes that it has a choice of how to differ from this value; false if it had one before. */
  boolean noteExcluded(JsonNode value) {
    return excluded.add(ValueSet.key(value));
  }

  /** Draws what follows from single literals; false if that is a contradiction. */
  boolean propagate(Budget budget) {
    for (boolean changed = true; changed; ) {
      changed = false;
      List<Typed> before = choices;
      choices = new ArrayList<>(before.size());
      for (Typed choice : before) {
        budget.step();
        Typed rest = simplified(choice);
        changed |= rest != choice;
        if (!add(rest)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The choice without what is impossible by now; all if it is made already. */
  private Typed simplified(Typed choice) {
    List<Typed> options = ((Typed.Shape.Either) choice.shape).parts();
    List<Typed> open = new ArrayList<>(options.size());
    for (Typed option : options) {
      if (literals.contains(option)) {
        return formulas.all;
      }
      if (!isImpossible(option)) {
        open.add(option);
      }
    }
    return open.size() == options.size() ? choice : formulas.or(open);
  }

  private boolean isImpossible(Typed option) {
    if (option.shape instanceof Typed.Shape.Both both) {
      for (Typed part : both.parts()) {
        if (part.dual != null && literals.contains(part.dual)) {
          return true;
        }
      }
      return false;
    }
    return option.dual != null && literals.contains(option.dual);
  }

  List<Typed.Shape.Literal> literals() {
    List<Typed.Shape.Literal> shapes = new ArrayList<>(literals.size());
    for (Typed literal : literals) {
      shapes.add((Typed.Shape.Literal) literal.shape);
    }
    return shapes;
  }

  List<Typed> choices() {
    return choices;
  }

  /** The one with the fewest options; null when none is open. */
  Typed shortestChoice() {
    Typed shortest = null;
    for (Typed choice : choices) {
      if (shortest == null || options(choice).size() < options(shortest).size()) {
        shortest = choice;
      }
    }
    return shortest;
  }

  void remove(Typed choice) {
    choices.remove(choice);
  }

  static List<Typed> options(Typed choice) {
    return ((Typed.Shape.Either) choice.shape).parts();
  }

  /** The smallest finite set that the value must be from; null when there is none. */
  ValueSet smallestEnum() {
    ValueSet smallest = null;
    for (Typed typed : literals) {
      Typed.Shape.Literal literal = (Typed.Shape.Literal) typed.shape;
      if (literal.positive()
          && literal.atom() instanceof Atom.OneOf oneOf
          && (smallest == null || oneOf.values().size() < smallest.size())) {
        smallest = oneOf.values();
      }
    }
    return smallest;
  }

  /** All that must hold of a value, as far as {@code evaluator} can tell. */
  Truth of(JsonNode value, Evaluator evaluator) {
    Truth truth = Truth.TRUE;
    for (Typed literal : literals) {
      truth = truth.and(evaluator.of(literal, value));
      if (truth == Truth.FALSE) {
        return truth;
      }
    }
    for (Typed choice : choices) {
      truth = truth.and(evaluator.of(choice, value));
      if (truth == Truth.FALSE) {
        return truth;
      }
    }
    return truth;
  }
}
