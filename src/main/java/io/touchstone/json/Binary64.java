package io.touchstone.json;

import com.fasterxml.jackson.core.io.NumberInput;
import java.math.BigDecimal;

/** From exact decimals to the nearest double. */
final class Binary64 {
  private static final int LONG_DIGITS = 18;
  private static final long IMPLICIT_BIT = 1L << 52;

  private Binary64() {}

  /** The nearest double, ties to even; infinite past the range. */
  static double nearest(BigDecimal value) {
    int scale = value.scale();
    if (value.precision() <= LONG_DIGITS && 0 <= scale && scale < Powers.TEN.length) {
      long unscaled = value.scaleByPowerOfTen(scale).longValue();
      double nearest = quotient(Math.abs(unscaled), scale);
      if (nearest >= 0) {
        return unscaled < 0 ? -nearest : nearest;
      }
    }
    // BigDecimal.doubleValue would parse the same text with a slower parser.
    return NumberInput.parseDouble(value.toString(), true);
  }

  /**
   * The double nearest to {@code digits / 10^scale}, or -1 where 64 bits do not settle it. The
   * quotient of doubles is at most two steps off; how far, the exact remainder tells.
   */
  private static double quotient(long digits, int scale) {
    double guess = digits / Powers.TEN[scale];
    long bits = Double.doubleToRawLongBits(guess);
    long m = bits & IMPLICIT_BIT - 1 | IMPLICIT_BIT;
    int e = (int) (bits >>> 52) - 1075;
    int shift = -e - scale;
    boolean nearPowerOfTwo = m < IMPLICIT_BIT + 4 || m > 2 * IMPLICIT_BIT - 4;
    if (digits == 0 || shift < 0 || nearPowerOfTwo) {
      return scale == 0 ? digits : -1;
    }
    long step = Powers.FIVE[scale];
    // Both products overflow, but their difference is no more than a few steps.
    long rest = (shift < Long.SIZE ? digits << shift : 0) - m * step;
    while (2 * rest >= step) {
      bits++;
      rest -= step;
    }
    while (2 * rest < -step || (2 * rest == -step && (bits & 1) == 1)) {
      bits--;
      rest += step;
    }
    return Double.longBitsToDouble(bits);
  }
}
