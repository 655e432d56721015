package io.touchstone.pattern;

/** Steps that may be taken, counted rather than timed, so that the same question ends the same. */
final class StepBudget {
  private long left;

  StepBudget(long steps) {
    left = steps;
  }

  void spend(long steps) {
    left = Math.max(0, left - steps);
  }

  long left() {
    return left;
  }

  boolean isSpent() {
    return left == 0;
  }
}
