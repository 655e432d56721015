package io.touchstone.stress;

/** The run was interrupted from outside; nothing was decided. */
final class StressInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StressInterruptedException() {
    super("interrupted");
  }
}
