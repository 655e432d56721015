package io.touchstone.json;

import com.fasterxml.jackson.core.io.NumberInput;
import java.math.BigDecimal;

/** From exact decimals to the nearest double. */
final class Binary64 {
  private Binary64() {}

  /** The nearest double, ties to even; infinite past the range. */
  static double nearest(BigDecimal value) {
    int scale = value.scale();
    if (value.precision() <= 15 && scale >= 0 && scale <= 22) {
      // Both parts are exact doubles, so the JDK divides once and rounds once.
      return value.doubleValue();
    }
    // BigDecimal.doubleValue would parse the same text with a slower parser.
    return NumberInput.parseDouble(value.toString(), true);
  }
}
