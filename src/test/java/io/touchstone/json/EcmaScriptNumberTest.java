package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.DoubleNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaScriptNumberTest {
  @TestFactory
  Stream<DynamicTest> agreesWithAppendixB() {
    return TestLines.of("rfc8785-appendix-b.txt").stream()
        .map(row -> DynamicTest.dynamicTest(row[0] + " " + row[1], () -> check(row)));
  }

  @TestFactory
  Stream<DynamicTest> isShorterThanJavaOnSmallSubnormals() {
    return TestLines.of("small-subnormals.txt").stream()
        .map(row -> DynamicTest.dynamicTest(row[1], () -> check(row)));
  }

  private static void check(String[] row) {
    DoubleNode node = DoubleNode.valueOf(number(row[0]));
    if (row[1].startsWith("!")) {
      CanonicalJsonException refusal =
          assertThrows(CanonicalJsonException.class, () -> CanonicalJson.bytes(node));
      assertEquals(row[1].substring(1), refusal.problem());
    } else {
      assertEquals(row[1], CanonicalJson.string(node));
    }
  }

  private static double number(String hex) {
    return Double.longBitsToDouble(Long.parseUnsignedLong(hex, 16));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000, 100_000})
  void givesTheEs6NumberFileItsPublishedHash(int lines) {
    assertEquals(
        Es6NumberSequence.PUBLISHED.get(lines),
        Es6NumberSequence.hash(lines, EcmaScriptNumber::text));
  }

  @Test
  void refusesWhatIsNotFinite() {
    assertThrows(NumberFormatException.class, () -> EcmaScriptNumber.text(Double.NaN));
    assertThrows(NumberFormatException.class, () -> EcmaScriptNumber.text(1 / 0.0));
    assertThrows(NumberFormatException.class, () -> EcmaScriptNumber.text(-1 / 0.0));
  }

  @Test
  void hasTheShortestNearestDigitsAmongSubnormalsAndAroundPowersOfTwo() {
    LongStream.range(1, 600).forEach(EcmaScriptNumberTest::assertShortestAndNearest);
    for (int exponent = 1; exponent < 2047; exponent++) {
      long power = (long) exponent << 52;
      LongStream.rangeClosed(power - 1, power + 1)
          .forEach(EcmaScriptNumberTest::assertShortestAndNearest);
    }
  }

  @Property
  void hasTheShortestNearestDigits(@ForAll long bits) {
    if (Double.isFinite(Double.longBitsToDouble(bits))) {
      assertShortestAndNearest(bits);
    }
  }

  /** Between 10^-8 and 10^17, where the digits are found another way than elsewhere. */
  @Property(tries = 3000)
  void hasTheShortestNearestDigitsForNumbersOfEverydaySize(
      @ForAll long mantissa, @ForAll @IntRange(min = -27, max = 57) int exponent) {
    long fraction = mantissa & (1L << 52) - 1;
    assertShortestAndNearest((long) (1023 + exponent) << 52 | fraction);
  }

  /** Short decimals, and the doubles around them. */
  @Property(tries = 2000)
  void hasTheShortestNearestDigitsAroundShortDecimals(
      @ForAll @LongRange(min = 1, max = 99_999_999) long digits,
      @ForAll @IntRange(min = -8, max = 14) int scale,
      @ForAll @IntRange(min = -3, max = 3) int steps) {
    double decimal = BigDecimal.valueOf(digits, scale).doubleValue();
    assertShortestAndNearest(Double.doubleToRawLongBits(decimal) + steps);
  }

  /** ECMA-262: as few digits as say this double, of those the nearest to it, of two the even. */
  private static void assertShortestAndNearest(long bits) {
    double value = Double.longBitsToDouble(bits);
    BigDecimal shortest = shortest(value);
    String text = EcmaScriptNumber.text(value);
    assertEquals(0, shortest.compareTo(new BigDecimal(text)), () -> value + " is not " + text);
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits <= 17; digits++) {
      BigDecimal first = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      boolean down = first.abs().compareTo(exact.abs()) <= 0;
      BigDecimal second =
          exact.round(new MathContext(digits, down ? RoundingMode.UP : RoundingMode.DOWN));
      if (first.doubleValue() == value) {
        return first;
      }
      if (second.doubleValue() == value) {
        return second;
      }
    }
    throw new AssertionError(value + " needs more than 17 digits");
  }
}
