package io.touchstone.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.golden.Mutation.Kind;
import io.touchstone.golden.Pins.Pin;
import io.touchstone.json.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinsTest {
  private static Pins pins(String expected, String rules) {
    return Pins.of(
        GoldenFixtures.golden(
            "{\"input\": 1, \"expected_output\": %s%s}".formatted(expected, rules)));
  }

  private static Map<String, Pin> byPath(Pins pins) {
    Map<String, Pin> byPath = new LinkedHashMap<>();
    pins.leaves().forEach(leaf -> byPath.put(leaf.path().toString(), leaf.pin()));
    return byPath;
  }

  private static TreeSet<String> unnoticed(Pins pins) {
    TreeSet<String> words = new TreeSet<>();
    pins.unnoticed().forEach(it -> words.add(it.kind() + " " + it.path()));
    return words;
  }

  @Test
  void aFileWithoutRulesPinsEveryLeafAndNoticesEverything() {
    Pins pins =
        pins(
            "{\"a\": 0, \"b\": [\"x\", null, true, 1e300], \"c\": {}, \"d\": [], \"e\": [1, 1]}",
            "");
    assertEquals(9, pins.leaves().size());
    assertEquals(9, pins.pinned());
    assertEquals(List.of(), pins.unnoticed());
  }

  @Test
  void whatIsNotSelectedIsNotPinned() {
    Pins pins =
        pins("{\"a\": 1, \"b\": {\"c\": 2, \"d\": null}}", ", \"deterministic_fields\": [\"b.c\"]");
    assertEquals(Map.of("a", Pin.NOTHING, "b.c", Pin.VALUE, "b.d", Pin.NOTHING), byPath(pins));
    assertEquals(
        new TreeSet<>(
            List.of(
                "ADDED ", "ADDED b", "REMOVED a", "REMOVED b.d", "TYPE a", "TYPE b.d", "VALUE a")),
        unnoticed(pins));
  }

  @Test
  void ofWhatIsMatchedOnlyTheFormCounts() {
    Pins pins = pins("{\"a\": 1, \"b\": \"x\"}", ", \"matchers\": {\"a\": \"integer\"}");
    assertEquals(Map.of("a", Pin.FORM, "b", Pin.VALUE), byPath(pins));
    assertEquals(new TreeSet<>(List.of("VALUE a")), unnoticed(pins));
  }

  /** The one other value that is tried has not the form, yet others would have it. */
  @Test
  void aFormThatRefusesTheOtherValueIsAFormAllTheSame() {
    Pins pins = pins("{\"a\": \"yes\"}", ", \"matchers\": {\"a\": \"regex:yes|no\"}");
    assertEquals(Map.of("a", Pin.FORM), byPath(pins));
    assertEquals(new TreeSet<>(List.of("VALUE a")), unnoticed(pins));
  }

  @Test
  void aFormWithOneValuePinsIt() {
    assertEquals(
        Map.of("a", Pin.VALUE), byPath(pins("{\"a\": null}", ", \"matchers\": {\"a\": \"null\"}")));
    assertEquals(
        Map.of("a", Pin.FORM), byPath(pins("{\"a\": null}", ", \"matchers\": {\"a\": \"any\"}")));
  }

  @Test
  void belowAMatchedContainerNothingCounts() {
    Pins pins = pins("{\"a\": [1, {\"b\": 2}]}", ", \"matchers\": {\"a\": \"array\"}");
    assertEquals(Map.of("a.0", Pin.NOTHING, "a.1.b", Pin.NOTHING), byPath(pins));
  }

  @ParameterizedTest
  @CsvSource({
    "exact, ''",
    "strict, ''",
    "non_extensible, 'REORDERED a'",
    "strict_order, 'ADDED '",
    "lenient, 'ADDED , REORDERED a'"
  })
  void eachModeLetsItsOwnChangesThrough(String mode, String let) {
    Pins pins = pins("{\"a\": [1, 2]}", ", \"compare\": \"" + mode + "\"");
    assertEquals(2, pins.pinned());
    assertEquals(let, String.join(", ", unnoticed(pins)));
  }

  @Test
  void anArrayWithoutOrderMayBeReordered() {
    Pins pins = pins("{\"a\": [1, 2], \"b\": [1, 2]}", ", \"unordered\": [\"a\"]");
    assertEquals(4, pins.pinned());
    assertEquals(new TreeSet<>(List.of(Kind.REORDERED + " a")), unnoticed(pins));
  }

  /** Then elements are held together that the comparison in order would not hold together. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": [[[1]], {}]} | a.1 | \"deterministic_fields\": [\"a.*.*\"], \"ignored_fields\": [\"a.*\"], \"unordered\": [\"a\", \"a.*\"]",
        "{\"a\": [{}, \"1\", [[1]]]} | a.0 | \"deterministic_fields\": [\"a.*.*\"], \"unordered\": [\"a\", \"a.*\"]"
      })
  void whatIsAddedBelowAnArrayWithoutOrderIsAskedOfTheComparisonItself(String row) {
    String[] cells = row.split(" \\| ");
    GoldenFile golden =
        GoldenFixtures.golden(
            "{\"input\": 1, \"expected_output\": %s, \"compare\": \"strict_order\", %s}"
                .formatted(cells[0], cells[2]));
    Mutation added = new Mutation(Kind.ADDED, FieldPath.parse(cells[1]));
    JsonNode changed = added.applyTo(golden.expectedOutput().deepCopy());
    assertNotEquals(List.of(), golden.comparison().differences(golden.expectedOutput(), changed));
    assertFalse(Pins.of(golden).unnoticed().contains(added));
  }

  @Test
  void aLeafMayBeTheWhole() {
    assertEquals(Map.of("", Pin.VALUE), byPath(pins("1", "")));
    assertEquals(Map.of("", Pin.FORM), byPath(pins("1", ", \"matchers\": {\"\": \"number\"}")));
  }
}
