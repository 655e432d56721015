package io.touchstone.pattern;

/** The end of the budget; never leaves the package. */
final class OutOfStepsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutOfStepsException() {
    super("out of steps", null, false, false);
  }
}
