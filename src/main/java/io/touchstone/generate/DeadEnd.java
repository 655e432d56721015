package io.touchstone.generate;

/** The choices made so far leave no value, or too large a one; others may do better. */
final class DeadEnd extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeadEnd(String reason) {
    super(reason, null, false, false);
  }
}
