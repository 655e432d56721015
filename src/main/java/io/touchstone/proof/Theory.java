package io.touchstone.proof;

import java.util.List;

/** Finds a value of one type for which a set of literals holds. */
interface Theory {
  /**
   * Excluded arrays and objects ({@code not} {@link Atom.OneOf}) and {@link Atom.Opaque} need not
   * be heeded: the search looks after them.
   */
  Outcome solve(List<Typed.Shape.Literal> literals);

  /** Those of many options that are not plainly impossible beside the literals. */
  default List<Typed> possible(List<Typed> options, List<Typed.Shape.Literal> literals) {
    return options;
  }
}
