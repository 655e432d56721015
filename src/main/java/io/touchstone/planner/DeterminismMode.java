package io.touchstone.planner;

/** How much of its answer a planner promises to repeat for equal inputs. */
public enum DeterminismMode {
  /** Everything but what is declared volatile. */
  FULL,
  /** The shape of the answer, and the values that are declared stable. */
  STRUCTURAL,
  /** Nothing but that it answers. */
  NONE
}
