package io.touchstone.stress;

/** The stress of a case cannot go on; what is left of it was not tried. */
final class StressStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean outOfTime;

  /**
   * @param reason why, in a phrase: {@code another process did not open}
   */
  StressStoppedException(String reason) {
    this(reason, false);
  }

  private StressStoppedException(String reason, boolean outOfTime) {
    super(reason, null, false, false);
    this.outOfTime = outOfTime;
  }

  static StressStoppedException outOfTime() {
    return new StressStoppedException("no time was left", true);
  }

  static StressStoppedException interrupted() {
    return new StressStoppedException("it was interrupted");
  }

  /** Whether all time that was allowed had been spent. */
  boolean isOutOfTime() {
    return outOfTime;
  }
}
