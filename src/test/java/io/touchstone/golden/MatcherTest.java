package io.touchstone.golden;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonText;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTest {
  /** Every row of {@code matchers.json}: a matcher, what it accepts, what it refuses. */
  @TestFactory
  Stream<DynamicTest> matchers_accept_what_has_their_form() {
    JsonNode table = GoldenFixtures.json("matchers.json");
    return StreamSupport.stream(table.spliterator(), false)
        .map(row -> dynamicTest(row.get("matcher").textValue(), () -> check(row)));
  }

  private static void check(JsonNode row) {
    assertFalse(row.get("accepts").isEmpty());
    Matcher matcher = Matcher.parse(row.get("matcher").textValue());
    assertAll(
        Stream.concat(
                verdicts(row.get("accepts"), matcher, true),
                verdicts(row.get("refuses"), matcher, false))
            .map(
                verdict -> () -> assertEquals(verdict.wanted, verdict.found, () -> verdict.value)));
  }

  private record Verdict(String value, boolean wanted, boolean found) {}

  private static Stream<Verdict> verdicts(JsonNode values, Matcher matcher, boolean wanted) {
    return StreamSupport.stream(values.spliterator(), false)
        .map(value -> new Verdict(JsonText.line(value), wanted, matcher.accepts(value)));
  }

  @Test
  void an_integer_may_be_a_double_in_memory() {
    Matcher integer = Matcher.parse("integer");
    assertEquals(true, integer.accepts(DoubleNode.valueOf(1e300)));
    assertEquals(false, integer.accepts(DoubleNode.valueOf(0.5)));
    assertEquals(false, integer.accepts(DoubleNode.valueOf(Double.POSITIVE_INFINITY)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          uid       | unknown matcher "uid"; did you mean "uuid"?
          Timestamp | unknown matcher "Timestamp"; did you mean "timestamp"?
          guid-v7   | unknown matcher "guid-v7"; Known: "any", "array",
          regex:a(  | character 3 of the pattern /a(/:
          regex:(?=a) | character 1 of the pattern /(?=a)/:
          """)
  void an_unusable_matcher_is_refused_with_its_mend(String text, String message) {
    String found =
        assertThrows(IllegalArgumentException.class, () -> Matcher.parse(text)).getMessage();
    assertEquals(message, found.substring(0, Math.min(message.length(), found.length())));
  }

  @ParameterizedTest
  @CsvSource({
    "f81d4fae-7dec-11d0-a765-00a0c91e6bf6, uuid",
    "1985-04-12T23:20:50.52Z, timestamp",
  })
  void values_that_change_from_run_to_run_get_a_proposal(String value, String matcher) {
    assertEquals(matcher, Matcher.proposeFor(TextNode.valueOf(value)).name());
  }

  @Test
  void other_values_get_no_proposal() {
    assertNull(Matcher.proposeFor(TextNode.valueOf("echo hello")));
    assertNull(Matcher.proposeFor(GoldenFixtures.value("[1, null]")));
  }
}
