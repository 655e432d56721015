package io.touchstone.json;

/** Powers that binary64 holds exactly. */
final class Powers {
  /** Five to the power of the index, up to 22. */
  static final long[] FIVE = new long[23];

  /** Ten to the power of the index, up to 22. */
  static final double[] TEN = new double[23];

  static {
    FIVE[0] = 1;
    TEN[0] = 1;
    for (int i = 1; i < FIVE.length; i++) {
      FIVE[i] = FIVE[i - 1] * 5;
      TEN[i] = TEN[i - 1] * 10;
    }
  }

  private Powers() {}
}
