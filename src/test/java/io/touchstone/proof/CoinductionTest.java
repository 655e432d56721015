package io.touchstone.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Dialect;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Recursive schemas. "No instance" may be assumed of a schema while its own instances are sought,
 * but what was found under that assumption must not be remembered when the assumption falls.
 */
class CoinductionTest {
  private static final ContainmentDecider DECIDER =
      new ContainmentDecider(DecisionSettings.DEFAULT);

  @TestFactory
  Stream<DynamicTest> recursionsAreDecided() {
    return ProofCases.of("recursions.json", Set.of("name", "a", "b", "expect")).stream()
        .map(row -> dynamicTest(row.get("name").textValue(), () -> check(row)));
  }

  private static void check(JsonNode row) {
    Containment answer =
        DECIDER.decide(
            ProofCases.schema(row.get("a"), Dialect.DRAFT_2020_12),
            ProofCases.schema(row.get("b"), Dialect.DRAFT_2020_12));
    assertEquals(
        row.get("expect").textValue(), answer.word(), () -> row.get("name") + ": " + answer);
  }

  /** Asking for X makes W seem empty, since W needs X; U needs W, and is asked for after X. */
  @TestFactory
  Stream<DynamicTest> whatSeemedEmptyOnTheWayIsAskedForAgain() {
    return orders(List.of("a/W", "e/U", "z/true"))
        .flatMap(ways -> starts().map(start -> start + graph(ways) + requires("U", "d/W") + "}}"))
        .map(schema -> dynamicTest(schema, () -> assertHasAnInstance(schema)));
  }

  /** As above, but the assumption must travel over one more link. */
  @TestFactory
  Stream<DynamicTest> theAssumptionIsHandedUp() {
    return orders(List.of("a/W", "e/U", "z/true"))
        .flatMap(
            ways ->
                starts()
                    .map(
                        start ->
                            start
                                + graph(ways)
                                + requires("U", "d/V")
                                + ","
                                + requires("V", "f/W")
                                + "}}"))
        .map(schema -> dynamicTest(schema, () -> assertHasAnInstance(schema)));
  }

  private static void assertHasAnInstance(String schema) {
    Containment answer = DECIDER.decide(ProofCases.schema(schema), ProofCases.schema("false"));
    assertEquals("refuted", answer.word(), answer::toString);
  }

  /** The root needs X and U, asked for in either order. */
  private static Stream<String> starts() {
    return Stream.of("p/X q/U", "p/U q/X", "q/U p/X")
        .map(needs -> "{" + body(needs) + ",\"$defs\":{\"true\":true,");
  }

  private static String graph(List<String> ways) {
    String branches =
        ways.stream().map(way -> "{" + body(way) + "}").collect(Collectors.joining(","));
    return "\"X\":{\"type\":\"object\",\"anyOf\":[%s]},%s,"
        .formatted(branches, requires("W", "b/X"));
  }

  private static String requires(String name, String need) {
    return "\"%s\":{%s}".formatted(name, body(need));
  }

  /** An object with the keys {@code needs}, each {@code key/definition}. */
  private static String body(String needs) {
    List<String[]> pairs = Stream.of(needs.split(" ")).map(need -> need.split("/")).toList();
    return "\"type\":\"object\",\"required\":[%s],\"properties\":{%s}"
        .formatted(
            pairs.stream().map(pair -> '"' + pair[0] + '"').collect(Collectors.joining(",")),
            pairs.stream()
                .map(pair -> "\"%s\":{\"$ref\":\"#/$defs/%s\"}".formatted(pair[0], pair[1]))
                .collect(Collectors.joining(",")));
  }

  private static Stream<List<String>> orders(List<String> items) {
    if (items.size() < 2) {
      return Stream.of(items);
    }
    return items.stream()
        .flatMap(
            first ->
                orders(items.stream().filter(item -> !item.equals(first)).toList())
                    .map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList()));
  }
}
