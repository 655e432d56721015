package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Exact decimals, and what may be done with them in bounded time. */
final class Numbers {
  /** Digits before or behind the point beyond which no arithmetic is done. */
  private static final int MOST_DIGITS = 1_200;

  private static final int LONGEST_PLAIN = 24;

  private Numbers() {}

  static BigDecimal of(JsonNode number) {
    return switch (number.numberType()) {
      case INT, LONG -> BigDecimal.valueOf(number.longValue());
      case BIG_INTEGER -> new BigDecimal(number.bigIntegerValue());
      case BIG_DECIMAL -> number.decimalValue();
      case DOUBLE, FLOAT -> new BigDecimal(number.asText());
    };
  }

  /** One decimal for all that are equal. */
  static BigDecimal canonical(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  /** Whether arithmetic with this number stays small. */
  static boolean isModest(BigDecimal value) {
    return Math.abs((long) value.scale()) <= MOST_DIGITS && value.precision() <= MOST_DIGITS;
  }

  static boolean isInteger(BigDecimal value) {
    return value.signum() == 0 || value.scale() <= 0 || value.stripTrailingZeros().scale() <= 0;
  }

  /** Whether it is written without point and exponent. */
  static boolean isSpelledAsInteger(JsonNode number) {
    return number.asText().chars().allMatch(c -> c == '-' || Character.isDigit(c));
  }

  /** Exact, whatever the exponents are. */
  static boolean isMultiple(BigDecimal value, BigDecimal of) {
    if (value.signum() == 0) {
      return true;
    }
    BigDecimal small = canonical(of);
    BigDecimal large = canonical(value);
    long shift = (long) small.scale() - large.scale();
    if (shift >= 0) {
      // large = unscaled * 10^shift in units of small's last digit.
      BigInteger divisor = small.unscaledValue().abs();
      BigInteger power = BigInteger.TEN.modPow(BigInteger.valueOf(shift), divisor);
      return large.unscaledValue().multiply(power).mod(divisor).signum() == 0;
    }
    // small has trailing zeros that large lacks: no multiple has a digit below them.
    return false;
  }

  /** The number as it is best read; equal to {@code value}. */
  static JsonNode node(BigDecimal value) {
    BigDecimal plain = canonical(value);
    if (plain.scale() > 0 || -(long) plain.scale() + plain.precision() > LONGEST_PLAIN) {
      return DecimalNode.valueOf(plain);
    }
    return integerNode(plain.toBigInteger());
  }

  static JsonNode integerNode(BigInteger value) {
    if (value.bitLength() < Integer.SIZE) {
      return IntNode.valueOf(value.intValue());
    }
    return value.bitLength() < Long.SIZE
        ? LongNode.valueOf(value.longValue())
        : BigIntegerNode.valueOf(value);
  }

  static BigDecimal leastCommonMultiple(BigDecimal a, BigDecimal b) {
    int scale = Math.max(Math.max(a.scale(), b.scale()), 0);
    BigInteger x = a.setScale(scale).unscaledValue();
    BigInteger y = b.setScale(scale).unscaledValue();
    BigInteger multiple = x.divide(x.gcd(y)).multiply(y).abs();
    return canonical(new BigDecimal(multiple, scale));
  }
}
