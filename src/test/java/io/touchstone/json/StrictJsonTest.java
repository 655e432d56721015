package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1000000000000000055",
        "0.10000000000000000000000000001",
        "1e-323",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "-9007199254740993.25",
        "123456789012345678.9",
        "1234567890123456789.01",
        "0.000000000000000000001",
        "12e3",
        "12E+03",
        "1.50"
      })
  void keepsDecimalsExact(String text) {
    JsonNode number = value(text);
    assertTrue(number.isBigDecimal());
    assertEquals(0, new BigDecimal(text).compareTo(number.decimalValue()));
  }

  @ParameterizedTest
  @CsvSource({
    "2147483647, INT",
    "-2147483648, INT",
    "2147483648, LONG",
    "999999999999999999, LONG",
    "1000000000000000000, LONG",
    "9223372036854775807, LONG",
    "-9223372036854775808, LONG",
    "9223372036854775808, BIG_INTEGER",
    "-9223372036854775809, BIG_INTEGER",
    "123456789012345678901234567890, BIG_INTEGER"
  })
  void keepsIntegersExact(String text, String type) {
    JsonNode node = value(text);
    assertEquals(type, node.numberType().name());
    assertEquals(new BigInteger(text), node.bigIntegerValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0", "0.0", "-0.0", "0e0", "0e99999999999", "-0.00E-99999999999"})
  void everyZeroIsZero(String text) {
    assertEquals(0, value(text).decimalValue().signum());
    assertTrue(JsonEquality.equal(value("0"), value(text)));
    assertEquals("0", CanonicalJson.string(value(text)));
  }

  @Test
  void readsEveryEscape() {
    assertEquals(
        "\"\\/\b\f\n\r\t\u0001\u00e9\uFFFF\uD83D\uDE00",
        value("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\\u00E9\\uFfFf\\ud83D\\uDe00\"").textValue());
  }

  @Test
  void readsTextBetweenAndAroundEscapes() {
    assertEquals("é\nü😀\t€x", value("\"é\\nü😀\\u0009€x\"").textValue());
  }

  @Test
  void keepsKeysThatShareALengthAndAHashApart() {
    String text = "{\"Aa\": 1, \"BB\": 2, \"C#\": 3, \"x\": {\"BB\": 4, \"Aa\": 5}}";
    assertEquals(text, JsonText.line(value(text)));
  }

  @Test
  void keepsTheOrderOfMembers() {
    assertEquals("{\"b\": 1, \"a\": 2, \"\": 3}", JsonText.line(value("{\"b\":1,\"a\":2,\"\":3}")));
  }

  @Test
  void aNullIsNotNothing() {
    JsonNode object = value("{\"a\":null}");
    assertTrue(object.get("a").isNull());
    assertNull(object.get("b"));
    assertFalse(JsonEquality.equal(object, value("{}")));
  }

  @Test
  void readsTheDeepestNestingOnASmallStack() throws InterruptedException {
    byte[] json = TestLines.bytes("%{1000|{\"a\":}1%{1000|}}");
    String[] canonical = new String[1];
    Thread thread =
        new Thread(
            null,
            () -> {
              JsonNode deep = StrictJson.value(json, "x", JsonLimits.DEFAULT);
              boolean same = JsonEquality.equal(deep, StrictJson.parse(json, "x").root());
              canonical[0] = same ? CanonicalJson.string(deep) : JsonText.line(deep);
            },
            "small stack",
            768 << 10);
    thread.start();
    thread.join();
    assertEquals(new String(json, StandardCharsets.UTF_8), canonical[0]);
  }

  private static JsonNode value(String text) {
    return StrictJson.value(TestLines.bytes(text), "x", JsonLimits.DEFAULT);
  }
}
