package io.touchstone.proof;

import java.math.BigDecimal;
import java.util.List;

/**
 * Whether two formulas without a common value may have values that are equal all the same, being 1
 * and 1.0. Of numbers this is decided, by leaving the spelling out; of containers it is assumed.
 */
final class SpelledTwins {
  private static final List<JsonType> CONTAINERS = List.of(JsonType.ARRAY, JsonType.OBJECT);

  private final Formulas formulas;
  private final TypedFormulas typedFormulas;
  private final Search search;
  private final Solver solver;

  SpelledTwins(Formulas formulas, TypedFormulas typedFormulas, Search search, Solver solver) {
    this.formulas = formulas;
    this.typedFormulas = typedFormulas;
    this.search = search;
    this.solver = solver;
  }

  boolean areThinkable(Formula a, Formula b) {
    Typed number =
        typedFormulas.and(
            List.of(
                unspelled(typedFormulas.of(a.resolved(), JsonType.NUMBER, true)),
                unspelled(typedFormulas.of(b.resolved(), JsonType.NUMBER, true))));
    return isPossible(search.find(JsonType.NUMBER, number))
        || CONTAINERS.stream().anyMatch(type -> has(a, type) && has(b, type));
  }

  private boolean has(Formula formula, JsonType type) {
    return isPossible(solver.find(formulas.and(formula, formulas.types(type.bit()))));
  }

  private static boolean isPossible(Outcome outcome) {
    return !(outcome instanceof Outcome.Empty);
  }

  /** All numbers that equal one of the formula. */
  private Typed unspelled(Typed number) {
    if (number.shape instanceof Typed.Shape.Both both) {
      return typedFormulas.and(both.parts().stream().map(this::unspelled).toList());
    }
    if (number.shape instanceof Typed.Shape.Either either) {
      return typedFormulas.or(either.parts().stream().map(this::unspelled).toList());
    }
    if (number.shape instanceof Typed.Shape.Literal literal
        && literal.atom() instanceof Atom.SpelledAsInteger) {
      return literal.positive()
          ? typedFormulas.literal(new Atom.MultipleOf(BigDecimal.ONE), true)
          : typedFormulas.all;
    }
    return number;
  }
}
