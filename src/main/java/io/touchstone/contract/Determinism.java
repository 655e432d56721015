package io.touchstone.contract;

/** How much of its answer a component promises to repeat for equal inputs; weakest first. */
public enum Determinism {
  /** Nothing but that it answers. */
  NONE,
  /** The shape of the answer, and the values that are declared stable. */
  STRUCTURAL,
  /** Everything but what is declared volatile. */
  FULL
}
