package io.touchstone.json;

/**
 * The shortest decimal digits that tell a double from its neighbors, of these the nearest to it,
 * and of two equally near the even ones (ECMA-262, 6.1.6.1.20): for doubles of everyday size, in
 * exact integers and without the large tables that the full range needs.
 *
 * <p>A double {@code m * 2^e} is scaled to {@code x = m * 2^e * 10^s}, between 10^16 and 10^17. The
 * decimals that read as this double lie within half a step of the doubles around {@code x}, which
 * is between 0.5 and 11.2. So a multiple of 100 (15 digits) may be among them, otherwise a multiple
 * of 10, otherwise an integer always is.
 *
 * <p>In this range none of them lies just half a step off, which would take 19 digits; and a power
 * of two, below which steps are half as long, has so few digits that they are the answer.
 */
final class ShortestDigits {
  private static final int LARGEST_SCALE = 22;
  private static final long IMPLICIT_BIT = 1L << 52;
  private static final long EIGHTEEN_DIGITS = 100_000_000_000_000_000L;
  private static final double LOG10_OF_2 = 0.30102999566398120;
  private static final long NONE = -1;

  /** The distances below are counted in parts of 2^-f. */
  private final int f;

  /** Half a step between doubles. */
  private final long half;

  /** {@code x}: its integer and the parts past it. */
  private final long whole;

  private final long part;

  private ShortestDigits(long m, int e, int s) {
    f = 1 - e - s;
    half = Powers.FIVE[s];
    long high = Math.multiplyHigh(m << 1, half);
    long low = (m << 1) * half;
    whole = high << (64 - f) | low >>> f;
    part = low & (1L << f) - 1;
  }

  /** Writes the double, or answers that it is not of everyday size (10^-5 to 10^15). */
  static boolean write(double value, ByteSink out) {
    long bits = Double.doubleToRawLongBits(Math.abs(value));
    int e = (int) (bits >>> 52) - 1075;
    long m = bits & IMPLICIT_BIT - 1 | IMPLICIT_BIT;
    // The logarithm of value, or one less.
    int log10 = (int) Math.floor((e + 52) * LOG10_OF_2);
    int s = 16 - log10;
    if (s < 2 || s > LARGEST_SCALE) {
      return false;
    }
    ShortestDigits scaled = new ShortestDigits(m, e, s);
    if (scaled.whole >= EIGHTEEN_DIGITS) {
      scaled = new ShortestDigits(m, e, --s);
    }
    EcmaScriptNumber.write(value < 0, scaled.digits(), -s, out);
    return true;
  }

  private long digits() {
    long digits = nearestMultiple(100);
    if (digits == NONE) {
      digits = nearestMultiple(10);
    }
    return digits == NONE ? nearestMultiple(1) : digits;
  }

  /** The multiple of {@code step} that is nearest to {@code x}, if it reads as the double. */
  private long nearestMultiple(long step) {
    long multiple = whole / step;
    long below = whole - multiple * step << f | part;
    long above = (step << f) - below;
    boolean down = below < above || (below == above && (multiple & 1) == 0);
    if (Math.min(below, above) > half) {
      return NONE;
    }
    return (down ? multiple : multiple + 1) * step;
  }
}
