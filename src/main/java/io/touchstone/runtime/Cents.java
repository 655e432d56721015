package io.touchstone.runtime;

import java.math.BigDecimal;

/** What an amount of money may be: US cents, fractions included. */
final class Cents {
  /** Far beyond any call, and exact in binary64. */
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

  /** Finer fractions would make sums long. */
  private static final int MOST_DECIMALS = 18;

  private Cents() {}

  /**
   * The amount itself.
   *
   * @throws IllegalArgumentException when it is missing, negative, absurdly high or absurdly fine
   */
  static BigDecimal checked(BigDecimal cents) {
    if (cents == null || cents.signum() < 0 || cents.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "expected a cost between 0 and " + MOST + " cents, found " + words(cents));
    }
    int decimals = cents.stripTrailingZeros().scale();
    if (decimals > MOST_DECIMALS) {
      throw new IllegalArgumentException(
          "expected a cost of at most " + MOST_DECIMALS + " decimals, found " + decimals);
    }
    return cents;
  }

  /** The amount for people, without an exponent and without zeros at its end. */
  static String plain(BigDecimal cents) {
    return cents.signum() == 0 ? "0" : cents.stripTrailingZeros().toPlainString();
  }

  private static String words(BigDecimal cents) {
    if (cents == null) {
      return "none";
    }
    BigDecimal digits = cents.stripTrailingZeros();
    boolean isShort = Math.abs((long) digits.scale()) + digits.precision() < 40;
    return isShort ? plain(cents) : "one of many digits";
  }
}
