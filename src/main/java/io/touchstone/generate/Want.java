package io.touchstone.generate;

/**
 * What a value shall do.
 *
 * @param holds whether the schema shall accept the value; otherwise it shall refuse it
 */
record Want(Goal goal, boolean holds) {
  static Want of(Goal goal) {
    return new Want(goal, true);
  }

  static Want not(Goal goal) {
    return new Want(goal, false);
  }

  Want opposite() {
    return new Want(goal, !holds);
  }

  /** Whether no value at all does this, as the plainest schemas say. */
  boolean isHopeless() {
    return goal.node().isBoolean() && goal.node().booleanValue() != holds;
  }
}
