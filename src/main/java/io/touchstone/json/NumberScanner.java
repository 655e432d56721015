package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Reads the numbers of a JSON text exactly, and refuses what binary64 would turn into infinity or
 * into zero.
 */
final class NumberScanner {
  /** So many digits always fit in a long. */
  private static final int SAFE_DIGITS = 18;

  /** No number with an exponent past this, however long its digits, is within binary64. */
  private static final int EXPONENT_CAP = 1_000_000;

  private static final int LONGEST_SHOWN = 40;

  private final TextCursor in;
  private final int maxLength;

  NumberScanner(TextCursor in, JsonLimits limits) {
    this.in = in;
    this.maxLength = limits.maxNumberLength();
  }

  /** The number that begins with the minus or digit at the cursor. */
  JsonNode number() {
    int start = in.at;
    boolean negative = in.take('-');
    int intStart = in.at;
    digits("a digit");
    int intDigits = in.at - intStart;
    if (intDigits > 1 && in.bytes[intStart] == '0') {
      throw in.fault(intStart, "expected no leading zero in a number, found '0' before a digit");
    }
    int fractionDigits = 0;
    boolean decimal = in.take('.');
    if (decimal) {
      fractionDigits = digits("a digit after '.'");
    }
    long exponent = 0;
    if (in.peek() == 'e' || in.peek() == 'E') {
      decimal = true;
      in.at++;
      exponent = exponent();
    }
    refuseLength(start);

    int digits = intDigits + fractionDigits;
    int mantissaEnd = intStart + digits + (fractionDigits > 0 ? 1 : 0);
    if (digits <= SAFE_DIGITS) {
      long unscaled = longValue(intStart, mantissaEnd) * (negative ? -1 : 1);
      return decimal
          ? decimal(BigDecimal.valueOf(unscaled, fractionDigits), exponent, start)
          : integer(unscaled);
    }
    BigDecimal mantissa = new BigDecimal(in.ascii(start, mantissaEnd - start));
    return decimal
        ? decimal(mantissa, exponent, start)
        : integer(mantissa.toBigIntegerExact(), start);
  }

  private int digits(String expected) {
    int start = in.at;
    while (in.peek() >= '0' && in.peek() <= '9') {
      in.at++;
    }
    if (in.at == start) {
      throw in.unexpected(expected);
    }
    return in.at - start;
  }

  /** The exponent after its 'e', held at {@link #EXPONENT_CAP}. */
  private long exponent() {
    boolean negative = in.take('-');
    if (!negative) {
      in.take('+');
    }
    int start = in.at;
    digits("a digit in the exponent");
    long exponent = 0;
    for (int i = start; i < in.at && exponent < EXPONENT_CAP; i++) {
      exponent = exponent * 10 + (in.bytes[i] - '0');
    }
    return negative ? -exponent : exponent;
  }

  private long longValue(int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      if (in.bytes[i] != '.') {
        value = value * 10 + (in.bytes[i] - '0');
      }
    }
    return value;
  }

  private static JsonNode integer(long value) {
    return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
  }

  private JsonNode integer(BigInteger value, int start) {
    if (value.bitLength() < Long.SIZE) {
      return integer(value.longValue());
    }
    if (Double.isInfinite(value.doubleValue())) {
      throw notBinary64(start);
    }
    return BigIntegerNode.valueOf(value);
  }

  private JsonNode decimal(BigDecimal mantissa, long exponent, int start) {
    if (mantissa.signum() == 0) {
      // A zero keeps no scale worth 1e999999: it would only make arithmetic slow.
      return DecimalNode.valueOf(exponent == 0 ? mantissa : BigDecimal.ZERO);
    }
    long magnitude = (long) mantissa.precision() - mantissa.scale() + exponent;
    if (magnitude > 310 || magnitude < -330) {
      throw notBinary64(start);
    }
    BigDecimal value = exponent == 0 ? mantissa : mantissa.scaleByPowerOfTen((int) exponent);
    if (magnitude > 307 || magnitude < -320) {
      double nearest = value.doubleValue();
      if (nearest == 0 || Double.isInfinite(nearest)) {
        throw notBinary64(start);
      }
    }
    return DecimalNode.valueOf(value);
  }

  private void refuseLength(int start) {
    if (in.at - start > maxLength) {
      throw in.fault(
          start,
          "expected numbers of at most "
              + maxLength
              + " characters, found "
              + (in.at - start)
              + "; raise limits.max_number_length in touchstone.json");
    }
  }

  private JsonInputException notBinary64(int start) {
    boolean cut = in.at - start > LONGEST_SHOWN;
    String text = in.ascii(start, cut ? LONGEST_SHOWN : in.at - start) + (cut ? "..." : "");
    return in.fault(
        start,
        "expected a number within binary64 (about 4.9e-324 to 1.8e308), found "
            + text
            + "; write it as a string");
  }
}
