package io.touchstone.diff;

import static io.touchstone.diff.SchemaDiffs.assertSilent;
import static io.touchstone.diff.SchemaDiffs.changes;
import static io.touchstone.diff.SchemaDiffs.facts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.json.JsonText;
import io.touchstone.json.SourcePosition;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaDiffTest {
  private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema#";
  private static final String DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema";

  @Test
  void aRecursiveSchemaEnds() {
    String tree =
        """
        {"$ref": "#/$defs/node", "$defs": {"node": {"type": "object", "properties": {
          "word": {"maxLength": %d}, "either": {"type": "array", "items": {"$ref": "#/$defs/node"}}}}}}""";
    assertEquals(
        List.of(
            "inputs maxLength tightened at either.*.word", "inputs maxLength tightened at word"),
        facts(tree.formatted(9), tree.formatted(8)));
  }

  @Test
  void schemasThatReferToEachOtherEnd() {
    String circle =
        """
        {"properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {
          "a": {"anyOf": [{"$ref": "#/$defs/b"}, {"type": "null"}]},
          "b": {"properties": {"a": {"$ref": "#/$defs/a"}, "n": {"minimum": %d}}}}}""";
    assertTrue(
        facts(circle.formatted(0), circle.formatted(1))
            .contains("inputs minimum tightened at a.n"));
    assertSilent(circle.formatted(1), circle.formatted(1).replace("\"null\"", "[\"null\"]"));
  }

  @Test
  void referencesThatOnlyLeadInCirclesEnd() {
    String circle =
        "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"$ref\": \"#/$defs/b\"},"
            + " \"b\": {\"$ref\": \"#/$defs/a\", \"minimum\": %d}}}";
    assertEquals(
        List.of("inputs minimum tightened"), facts(circle.formatted(0), circle.formatted(1)));
  }

  @Test
  void besideAReferenceDraft7ReadsNothing() {
    String schema =
        """
        {"$schema": "%s", "properties": {"a": {"$ref": "#/definitions/text", "maxLength": %d}},
         "definitions": {"text": {"type": "string"}}}""";
    assertEquals(List.of(), facts(schema.formatted(DRAFT_7, 9), schema.formatted(DRAFT_7, 8)));
    assertEquals(
        List.of("inputs maxLength tightened at a"),
        facts(schema.formatted(DRAFT_2020_12, 9), schema.formatted(DRAFT_2020_12, 8)));
    assertEquals(
        List.of("inputs dialect changed", "inputs maxLength tightened at a"),
        facts(schema.formatted(DRAFT_7, 9), schema.formatted(DRAFT_2020_12, 9)));
  }

  @Test
  void whatPartsOfAllOfSayCountsTogether() {
    assertEquals(
        List.of("inputs type loosened at a", "inputs required removed at a"),
        facts(
            """
            {"allOf": [{"properties": {"a": {"type": "string"}}}, {"required": ["a"]}]}""",
            """
            {"properties": {"a": {"type": ["string", "null"]}}}"""));
    assertEquals(
        List.of("inputs maximum tightened at a"),
        facts(
            """
            {"allOf": [{"properties": {"a": {"maximum": 5}}}, {"properties": {"a": {"maximum": 9}}}]}""",
            """
            {"allOf": [{"properties": {"a": {"maximum": 9}}}, {"properties": {"a": {"maximum": 4}}}]}"""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "$id",
        "default",
        "enum",
        "properties",
        "$ref",
        "title",
        "const",
        "required",
        "not",
        "type",
        "$defs",
        "definitions",
        "allOf",
        "anyOf",
        "if",
        "deprecated",
        "$anchor",
        "format"
      })
  void aMemberMayBeNamedLikeAKeyword(String name) {
    String schema =
        """
        {"type": "object", "properties": {%s: {"type": "string", "maxLength": %d}}}""";
    String quoted = JsonText.quote(name);
    String old = schema.formatted(quoted, 9);
    String now = schema.formatted(quoted, 8);
    assertEquals(List.of("inputs maxLength tightened at " + name), facts(old, now));
    assertEquals(
        List.of("inputs property removed at " + name + "x"),
        facts(
            schema
                .formatted(JsonText.quote(name + "x"), 9)
                .replace("}}}", "}}, \"additionalProperties\": false}"),
            "{\"type\": \"object\", \"properties\": {}, \"additionalProperties\": false}"));
    assertEquals(
        List.of("inputs not changed"), facts("{\"not\": " + old + "}", "{\"not\": " + now + "}"));
    assertEquals(
        List.of("inputs property ignored at " + name), facts(old, "{\"type\": \"object\"}"));
  }

  @Test
  void dataThatLooksLikeASchemaIsData() {
    assertEquals(
        List.of("inputs const changed"),
        facts(
            "{\"const\": {\"$ref\": \"#/$defs/a\", \"enum\": [1, 2]}}",
            "{\"const\": {\"$ref\": \"#/$defs/a\", \"enum\": [2, 1]}}"));
    assertEquals(
        List.of("inputs default changed"),
        facts("{\"default\": {\"type\": \"string\"}}", "{\"default\": {\"type\": \"null\"}}"));
  }

  @Test
  void aChangeStandsWhereItIsInBothFiles() {
    Change change =
        changes(
                """
                {
                    "type": "object",
                    "properties": {
                      "query": { "type": "string", "maxLength": 9 }
                    }
                  }""",
                """
                {
                    "type": "object",
                    "properties": { "query": { "$ref": "#/$defs/text" } },
                    "$defs": {
                      "text": {
                        "type": "string",
                        "maxLength": 8
                      }
                    }
                  }""")
            .get(0);
    assertEquals("8:36", position(change.oldPosition().orElseThrow()));
    assertEquals("11:9", position(change.newPosition().orElseThrow()));
  }

  private static String position(SourcePosition position) {
    return position.line() + ":" + position.column();
  }

  @Test
  void whatIsNotThereStandsNowhere() {
    Change change =
        changes("{\"type\": \"string\"}", "{\"type\": \"string\", \"pattern\": \"a\"}").get(0);
    assertEquals("inputs pattern added", change.toString());
    assertTrue(change.oldPosition().isEmpty());
    assertEquals("5:39", position(change.newPosition().orElseThrow()));
  }

  @Test
  void aPartThatIsUsedAtSeveralPlacesIsReportedAtEach() {
    String schema =
        """
        {"properties": {"from": {"$ref": "#/$defs/place"}, "to": {"$ref": "#/$defs/place"}, "via":
          {"type": "array", "items": {"$ref": "#/$defs/place"}}, "by": {"additionalProperties":
          {"$ref": "#/$defs/place"}}}, "$defs": {"place": {"properties": {"zip": {"maxLength": %d}}}}}""";
    assertEquals(
        List.of(
            "inputs maxLength tightened at by.*.zip",
            "inputs maxLength tightened at from.zip",
            "inputs maxLength tightened at to.zip",
            "inputs maxLength tightened at via.*.zip"),
        facts(schema.formatted(9), schema.formatted(5)));
  }

  @Test
  void eachPlaceIsInTheSameLineOfTheFile() {
    String schema =
        """
        {"properties": {"a": {"$ref": "#/$defs/n"}, "b": {"$ref": "#/$defs/n"}},
         "$defs": {"n": {"maximum": %d}}}""";
    assertEquals(
        List.of("6:18", "6:18"),
        changes(schema.formatted(2), schema.formatted(1)).stream()
            .map(change -> position(change.newPosition().orElseThrow()))
            .toList());
  }

  @Test
  void aWideSchemaIsComparedWhole() {
    assertEquals(2_000, facts(wide(2_000, 9), wide(2_000, 8)).size());
  }

  private static String wide(int count, int most) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"p%d\": {\"type\": \"integer\", \"maximum\": %d}".formatted(i, most))
        .collect(Collectors.joining(", ", "{\"properties\": {", "}}"));
  }

  /** Each level uses the next one twice: a billion places. */
  @Test
  void placesBeyondCountingAreCutOff() {
    List<Change> found =
        assertTimeout(Duration.ofSeconds(20), () -> changes(doubling(30, 9), doubling(30, 8)));
    assertTrue(found.size() <= 20_000, () -> found.size() + " changes");
  }

  private static String doubling(int levels, int most) {
    return IntStream.range(0, levels)
            .mapToObj(
                i ->
                    "\"l%1$d\": {\"properties\": {\"a\": {\"$ref\": \"#/$defs/l%2$d\"}, \"b\": {\"$ref\": \"#/$defs/l%2$d\"}}}"
                        .formatted(i, i + 1))
            .collect(Collectors.joining(", ", "{\"$ref\": \"#/$defs/l0\", \"$defs\": {", ", "))
        + "\"l%d\": {\"maximum\": %d}}}".formatted(levels, most);
  }

  @Test
  void aDeepSchemaIsComparedAsDeepAsPeopleWrite() {
    assertEquals(1, facts(deep(60, 9), deep(60, 8)).size());
  }

  private static String deep(int levels, int most) {
    return "{\"properties\": {\"a\": ".repeat(levels)
        + "{\"maximum\": "
        + most
        + "}"
        + "}}".repeat(levels);
  }

  @Test
  void membersAndElementsThatOnlyTheRestAllowedAreComparedWithIt() {
    assertEquals(
        List.of("inputs type loosened at 1"),
        facts(
            "{\"prefixItems\": [{\"type\": \"string\"}], \"items\": false}",
            "{\"prefixItems\": [{\"type\": \"string\"}, {\"type\": \"null\"}], \"items\": false}"));
    assertEquals(
        List.of("inputs minLength tightened at 0"),
        facts(
            "{\"items\": {\"type\": \"string\"}}",
            "{\"prefixItems\": [{\"type\": \"string\", \"minLength\": 1}], \"items\": {\"type\": \"string\"}}"));
    assertEquals(
        List.of("inputs maxLength tightened at *"),
        facts(
            "{\"additionalProperties\": {\"type\": \"string\"}}",
            "{\"patternProperties\": {\"^x\": {\"type\": \"string\", \"maxLength\": 9}}, \"additionalProperties\": {\"type\": \"string\"}}"));
  }

  @Test
  void whereAWalkIsCutNoFactTellsWhichWayTheWholeMoves() {
    String many =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "\"p%04d\": {\"type\": \"string\"}".formatted(i))
            .collect(Collectors.joining(", ", "{\"properties\": {", ", \"z\": %s, \"a\": %s}}"));
    String few = "{\"properties\": {\"z\": %s, \"a\": %s}}";
    assertTrue(tellings(few).stream().allMatch(telling -> telling));
    assertEquals(List.of(), tellings(many).stream().filter(telling -> telling).toList());
    assertFalse(tellings(many).isEmpty());
  }

  private static List<Boolean> tellings(String schema) {
    String old = schema.formatted("{\"maxLength\": 9}", "{\"maxLength\": 8}");
    String now = schema.formatted("{\"maxLength\": 8}", "{\"maxLength\": 9}");
    return changes(old, now).stream().map(change -> change.place().monotone()).toList();
  }
}
