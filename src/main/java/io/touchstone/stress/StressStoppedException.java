package io.touchstone.stress;

/** The stress of a case cannot go on; what is left of it was not tried. */
final class StressStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason why, in a phrase: {@code no time was left}
   */
  StressStoppedException(String reason) {
    super(reason, null, false, false);
  }

  static StressStoppedException interrupted() {
    return new StressStoppedException("it was interrupted");
  }
}
