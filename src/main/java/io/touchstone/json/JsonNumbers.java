package io.touchstone.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** What number a number node stands for: the one that its JSON text would say. */
final class JsonNumbers {
  private JsonNumbers() {}

  /**
   * The exact decimal value. A double or float stands for its shortest decimal (0.1, not the 55
   * digits of its binary value), because that is what it is written as.
   *
   * @throws NumberFormatException for NaN and infinities, which JSON cannot say
   */
  static BigDecimal decimal(JsonNode number) {
    return switch (number.numberType()) {
      case INT, LONG -> BigDecimal.valueOf(number.longValue());
      case BIG_INTEGER -> new BigDecimal(number.bigIntegerValue());
      case BIG_DECIMAL -> number.decimalValue();
      case DOUBLE, FLOAT -> new BigDecimal(text(number));
    };
  }

  static boolean equal(JsonNode a, JsonNode b) {
    if (a.isInt() && b.isInt()) {
      return a.intValue() == b.intValue();
    }
    if (!isFinite(a) || !isFinite(b)) {
      return a.asText().equals(b.asText());
    }
    return decimal(a).compareTo(decimal(b)) == 0;
  }

  /** One text for all spellings of a number: equal numbers have equal keys, others others. */
  static String key(JsonNode number) {
    if (number.isInt() || number.isLong()) {
      return Long.toString(number.longValue());
    }
    if (!isFinite(number)) {
      return number.asText();
    }
    BigDecimal value = decimal(number);
    BigDecimal digits = new BigDecimal(value.unscaledValue()).stripTrailingZeros();
    // In long: a scale may be any int.
    long exponent = -(long) digits.scale() - value.scale();
    boolean asLong = value.signum() == 0 || (exponent >= 0 && digits.precision() + exponent < 20);
    // An integer below 10^19 is written as the shortcut above writes it.
    return asLong ? value.toBigInteger().toString() : digits.unscaledValue() + "E" + exponent;
  }

  /** The number as JSON text, as exact as it is. */
  static String text(JsonNode number) {
    if (!isFinite(number)) {
      return number.asText();
    }
    return switch (number.numberType()) {
      case DOUBLE -> EcmaScriptNumber.text(number.doubleValue());
      case FLOAT -> NumberOutput.toString(number.floatValue(), true);
      default -> number.asText();
    };
  }

  static boolean isFinite(JsonNode number) {
    boolean binary = number.isDouble() || number.isFloat();
    return !binary || Double.isFinite(number.doubleValue());
  }
}
