package io.touchstone.generate;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is generated is not only right but varied: no corner of a schema is left out. */
class CoverageTest {
  private static List<JsonNode> valid(String schema, int count) {
    return ContractInputs.of(SchemaRow.schema(schema)).valid(count, 5).values();
  }

  private static Set<String> mutations(String schema, int count) {
    return ContractInputs.of(SchemaRow.schema(schema), true).invalid(count, 5).values().stream()
        .map(mutant -> mutant.path().pointer() + " " + mutant.what())
        .collect(toCollection(TreeSet::new));
  }

  private static void assertSome(List<JsonNode> values, Predicate<JsonNode> wanted) {
    assertTrue(values.stream().anyMatch(wanted), values::toString);
  }

  private static void assertSome(Set<String> mutations, String pattern) {
    assertTrue(
        mutations.stream().anyMatch(text -> text.matches("(?s)" + pattern)), pattern + mutations);
  }

  @Test
  void eachBranchOfAnyOfShowsUp() {
    List<JsonNode> values =
        valid(
            """
            {"anyOf": [{"type": "integer"}, {"type": "string"}, {"type": "array"}, {"const": null}]}
            """,
            40);

    assertEquals(
        Set.of("ARRAY", "NULL", "NUMBER", "STRING"),
        values.stream()
            .map(value -> value.getNodeType().name())
            .collect(toCollection(TreeSet::new)));
  }

  @Test
  void optionalMembersComeAndGo() {
    List<JsonNode> values =
        valid(
            """
            {"type": "object", "required": ["a"],
             "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}, "c": {"type": "integer"}}}
            """,
            60);

    assertSome(values, value -> value.has("b") && !value.has("c"));
    assertSome(values, value -> !value.has("b") && value.has("c"));
    assertSome(values, value -> value.has("b") && value.has("c"));
    assertSome(values, value -> value.size() == 1);
    assertSome(
        values,
        value -> value.properties().stream().anyMatch(member -> !"abc".contains(member.getKey())));
  }

  @Test
  void boundsAreHit() {
    List<JsonNode> numbers =
        valid("{\"type\": \"number\", \"minimum\": -2.5, \"maximum\": 1000}", 60);
    List<JsonNode> texts = valid("{\"type\": \"string\", \"minLength\": 3, \"maxLength\": 60}", 60);
    List<JsonNode> arrays =
        valid(
            "{\"type\": \"array\", \"items\": {\"type\": \"integer\"}, \"minItems\": 2, \"maxItems\": 9}",
            60);

    assertSome(numbers, value -> value.doubleValue() == -2.5);
    assertSome(numbers, value -> value.doubleValue() == 1000);
    assertSome(numbers, value -> value.doubleValue() == 0);
    assertSome(texts, value -> length(value) == 3);
    assertSome(texts, value -> length(value) == 60);
    assertSome(arrays, value -> value.size() == 2);
    assertSome(arrays, value -> value.size() == 9);
  }

  private static int length(JsonNode text) {
    return text.textValue().codePointCount(0, text.textValue().length());
  }

  @Test
  void interestingValuesShowUp() {
    List<JsonNode> numbers = valid("{\"type\": \"number\"}", 150);
    List<JsonNode> texts = valid("{\"type\": \"string\"}", 150);

    assertSome(numbers, value -> value.isBigInteger());
    assertSome(numbers, value -> value.doubleValue() < 0);
    assertSome(numbers, value -> value.toString().equals("-0.0") || value.toString().equals("0"));
    assertSome(numbers, value -> value.toString().matches("-?\\d+\\.0"));
    assertSome(texts, value -> value.textValue().isEmpty());
    assertSome(texts, value -> value.textValue().contains("\u0131"));
    assertSome(
        texts,
        value -> value.textValue().codePoints().anyMatch(Character::isSupplementaryCodePoint));
  }

  @Test
  void aPatternHasManyTexts() {
    List<JsonNode> values =
        valid("{\"type\": \"string\", \"pattern\": \"^[a-z][a-z0-9-]{2,30}$\"}", 150);

    assertEquals(150, values.size());
    assertTrue(values.stream().map(CoverageTest::length).distinct().count() > 5);
  }

  @Test
  void recursionGoesDownAndEnds() {
    List<JsonNode> values =
        ContractInputs.of(SchemaRow.named("an expression, mutually recursive").schema())
            .valid(60, 5)
            .values();

    assertSome(values, value -> value.path("left").has("left"));
    assertSome(values, JsonNode::isNumber);
  }

  @Test
  void eachDemandIsBrokenOnce() {
    Set<String> mutations =
        mutations(
            """
            {"type": "object", "required": ["id", "tags"], "additionalProperties": false,
             "properties": {
               "id": {"type": "integer", "minimum": 1, "maximum": 9},
               "name": {"type": "string", "minLength": 2, "maxLength": 8, "pattern": "^[a-z]+$"},
               "when": {"type": "string", "format": "date"},
               "mode": {"enum": ["on", "off"]},
               "step": {"type": "number", "multipleOf": 0.5},
               "tags": {"type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true,
                        "items": {"type": "string"}}}}
            """,
            120);

    assertSome(mutations, "/id member \"id\" dropped");
    assertSome(mutations, "/id type changed: .*");
    assertSome(mutations, "/id 0 in place of .: below its least value");
    assertSome(mutations, "/id 10 in place of .: above its greatest value");
    assertSome(mutations, "/id .*no integer");
    assertSome(mutations, "/name .*shorter than 2");
    assertSome(mutations, "/name .*longer than 8");
    assertSome(mutations, "/name .*the pattern .* is not found in it");
    assertSome(mutations, "/when .*not of the format date");
    assertSome(mutations, "/mode .*none of its enum");
    assertSome(mutations, "/step .*no multiple of 0.5");
    assertSome(mutations, "/tags 0 elements in place of \\d");
    assertSome(mutations, "/tags 4 elements in place of \\d");
    assertSome(mutations, "/tags/\\d the element .* a second time");
    assertSome(mutations, "/tags/\\d type changed.*");
    assertSome(mutations, "/unexpected unknown member \"unexpected\" added");
  }

  @Test
  void oneMutationChangesOnePlace() {
    List<InvalidInput> mutants =
        ContractInputs.of(SchemaRow.named("a tree").schema()).invalid(40, 1).values();

    assertEquals(40, mutants.size());
    for (InvalidInput mutant : mutants) {
      JsonNode at = mutant.path().in(mutant.input());
      assertTrue(at != null || mutant.what().endsWith("dropped"), mutant::toString);
    }
    assertTrue(
        Stream.of(mutants).flatMap(List::stream).map(InvalidInput::path).distinct().count() > 5);
  }
}
