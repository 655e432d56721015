package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The nearest double, as the JDK's own reader finds it. */
class Binary64Test {
  @Property(tries = 3000)
  void isTheNearestDouble(
      @ForAll @LongRange(min = -999_999_999_999_999_999L, max = 999_999_999_999_999_999L)
          long digits,
      @ForAll @IntRange(min = -5, max = 330) int scale) {
    assertNearest(BigDecimal.valueOf(digits, scale));
    assertNearest(BigDecimal.valueOf(digits, Math.floorMod(scale, 23)));
  }

  /** Halfway between two doubles: to even. */
  @Property
  void roundsTiesToEven(
      @ForAll @LongRange(min = 1L << 52, max = (1L << 53) - 1) long m, @ForAll boolean negative) {
    BigDecimal half = BigDecimal.valueOf(negative ? -m : m).add(new BigDecimal("0.5"));
    BigDecimal justMore = half.add(new BigDecimal("0.1"));
    BigDecimal justLess = half.subtract(new BigDecimal("0.1"));
    for (BigDecimal value : new BigDecimal[] {half, justMore, justLess}) {
      assertNearest(value);
      assertNearest(value.divide(BigDecimal.valueOf(2)));
      assertNearest(value.multiply(BigDecimal.valueOf(2)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.000",
        "1",
        "4503599627370495.5",
        "4503599627370496.5",
        "9007199254740991.5",
        "9007199254740993",
        "9007199254740992.9",
        "2.5",
        "0.5",
        "0.25",
        "1.0000000000000001",
        "0.99999999999999994",
        "0.999999999999999945",
        "123456789012345678",
        "65613616999999977e-15",
        "1.7976931348623158e308",
        "4.9e-324",
        "2.2250738585072011e-308",
        "1e23",
        "8.5e22"
      })
  void roundsTheKnownHardOnes(String text) {
    assertNearest(new BigDecimal(text));
    assertNearest(new BigDecimal(text).negate());
  }

  private static void assertNearest(BigDecimal value) {
    assertEquals(Double.parseDouble(value.toString()), Binary64.nearest(value), value::toString);
  }
}
