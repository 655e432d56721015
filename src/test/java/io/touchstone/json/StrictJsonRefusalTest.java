package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bad texts are refused in exactly the words of the data file, whether or not places are kept. */
class StrictJsonRefusalTest {
  @TestFactory
  Stream<DynamicTest> saysWhereAndWhy() {
    return TestLines.of("refusals.txt").stream()
        .map(row -> DynamicTest.dynamicTest("'" + row[0] + "'", () -> check(row)));
  }

  private static void check(String[] row) {
    byte[] json = TestLines.bytes(row[0]);
    String expected = "plan.json:" + row[1] + ": " + row[2];
    assertEquals(expected, refusal(json, JsonLimits.DEFAULT).getMessage());
    JsonInputException withoutPlaces =
        assertThrows(
            JsonInputException.class,
            () -> StrictJson.value(json, "plan.json", JsonLimits.DEFAULT));
    assertEquals(expected, withoutPlaces.getMessage());
  }

  @Test
  void refusesDepthPastTheLimit() {
    JsonLimits limits = new JsonLimits(1000, 3, 10);
    StrictJson.parse(TestLines.bytes("[[{}]]"), "x", limits);
    assertEquals(
        "plan.json:1:8: expected at most 3 levels of arrays and objects, found more;"
            + " raise limits.max_depth in touchstone.json",
        refusal(TestLines.bytes("[{\"a\":[{}]}]"), limits).getMessage());
  }

  @Test
  void refusesDepthPastTheDeepestLimit() {
    assertEquals(
        "plan.json:1:1001: expected at most 1000 levels of arrays and objects, found more;"
            + " nest less deeply",
        refusal(TestLines.bytes("%{100000|[}"), JsonLimits.DEFAULT).getMessage());
    assertEquals(
        "plan.json:1:5001: expected at most 1000 levels of arrays and objects, found more;"
            + " nest less deeply",
        refusal(TestLines.bytes("%{100000|{\"a\":}"), JsonLimits.DEFAULT).getMessage());
  }

  @Test
  void refusesSizePastTheLimit() {
    JsonLimits limits = new JsonLimits(4, 3, 10);
    StrictJson.parse(TestLines.bytes("true"), "x", limits);
    assertEquals(
        "plan.json: expected at most 4 bytes, found 5 bytes;"
            + " raise limits.max_bytes in touchstone.json if that is meant",
        refusal(TestLines.bytes("false"), limits).getMessage());
  }

  @Test
  void refusesNumbersPastTheLimit() {
    JsonLimits limits = new JsonLimits(100, 3, 5);
    StrictJson.parse(TestLines.bytes("[-12e4]"), "x", limits);
    assertEquals(
        "plan.json:1:2: expected numbers of at most 5 characters, found 6;"
            + " raise limits.max_number_length in touchstone.json",
        refusal(TestLines.bytes("[-1.2e4]"), limits).getMessage());
  }

  /** Some locales would write the digits of numbers in messages as others than 0 to 9. */
  @Test
  void saysTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      refusesDepthPastTheLimit();
      refusesSizePastTheLimit();
      refusesNumbersPastTheLimit();
      TestLines.of("refusals.txt").forEach(StrictJsonRefusalTest::check);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static JsonInputException refusal(byte[] json, JsonLimits limits) {
    return assertThrows(
        JsonInputException.class, () -> StrictJson.parse(json, "plan.json", limits));
  }
}
