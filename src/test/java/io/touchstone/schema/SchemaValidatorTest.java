package io.touchstone.schema;

import static io.touchstone.schema.SchemaValidator.Answer.FAILED;
import static io.touchstone.schema.SchemaValidator.Answer.INVALID;
import static io.touchstone.schema.SchemaValidator.Answer.VALID;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.schema.SchemaValidator.Answer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaValidatorTest {
  private static SchemaValidator validator(String schema, Dialect dialect) {
    return SchemaValidator.of(SchemaFixtures.schema(schema, dialect), false);
  }

  private static Answer check(String schema, String document) {
    return validator(schema, Dialect.DRAFT_2020_12).check(SchemaFixtures.json(document));
  }

  @ParameterizedTest
  @EnumSource
  void formatAssertsWhereThatIsWishedAndNowhereElse(Dialect dialect) {
    Schema schema = SchemaFixtures.schema("{\"format\": \"ipv4\"}", dialect);
    assertEquals(INVALID, SchemaValidator.of(schema, true).check(SchemaFixtures.json("\"a\"")));
    assertEquals(VALID, SchemaValidator.of(schema, false).check(SchemaFixtures.json("\"a\"")));
  }

  /** 5 and 5.0 are one number, so what is said of them is the same. */
  @ParameterizedTest
  @CsvSource({
    "string, 5, integer",
    "string, 5.0, integer",
    "string, 5.00e2, integer",
    "string, 1e300, integer",
    "string, -0.0, integer",
    "string, 5.5, number",
    "integer, 5.5, number",
    "integer, 55e-1, number"
  })
  void whatIsFoundDoesNotFollowTheSpellingOfANumber(String type, String number, String found) {
    List<Violation> violations =
        validator("{\"type\": \"" + type + "\"}", Dialect.DRAFT_2020_12)
            .violations(SchemaFixtures.json(number))
            .orElseThrow();
    assertEquals(
        List.of(found + " found, " + type + " expected"),
        violations.stream().map(Violation::message).toList());
  }

  /** Draft 4 tells them apart. */
  @Test
  void whereTheSpellingIsThePointItIsTold() {
    assertEquals(
        Optional.of(List.of("number found, integer expected")),
        validator("{\"type\": \"integer\"}", Dialect.DRAFT_4)
            .violations(SchemaFixtures.json("5.0"))
            .map(all -> all.stream().map(Violation::message).toList()));
  }

  @ParameterizedTest
  @EnumSource
  void contentIsNotAsserted(Dialect dialect) {
    String schema = "{\"contentEncoding\": \"base64\", \"contentMediaType\": \"application/json\"}";
    assertEquals(VALID, validator(schema, dialect).check(SchemaFixtures.json("\"%\"")));
  }

  @Test
  void patternsAreThoseOfEcmaScript() {
    assertEquals(VALID, check("{\"pattern\": \"^\\\\s$\"}", "\"\u00A0\""));
    assertEquals(VALID, check("{\"pattern\": \"^.$\"}", "\"\u0085\""));
    assertEquals(INVALID, check("{\"pattern\": \"^a$\"}", "\"a\\n\""));
    assertEquals(
        INVALID, check("{\"patternProperties\": {\"^\\\\s$\": false}}", "{\"\u00A0\": 1}"));
  }

  @Test
  void aPatternThatIsNotDecidedFails() {
    String endless = "(x+x+)+\\\\1y";
    String text = "x".repeat(60);
    assertEquals(FAILED, check("{\"pattern\": \"" + endless + "\"}", "\"" + text + "\""));
    assertEquals(
        FAILED,
        check("{\"patternProperties\": {\"" + endless + "\": false}}", "{\"" + text + "\": 1}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"$defs\": {\"a\": {\"allOf\": [{\"$ref\": \"#/$defs/a\"}]}}, \"$ref\": \"#/$defs/a\"}",
        "{\"$ref\": \"#\"}",
        "{\"pattern\": \"[\"}",
        "{\"$ref\": \"#/nowhere\"}",
        "{\"$ref\": \"https://example.com/a.json\"}",
        "{\"$ref\": \"http://localhost:1/a.json\"}",
        "{\"$ref\": \"file:///etc/hostname\"}",
        "{\"$ref\": \"classpath:draft/2020-12/schema\"}",
        "{\"$schema\": \"https://example.com/mine\"}"
      })
  void whatCannotBeDoneFails(String schema) {
    SchemaValidator validator = validator(schema, Dialect.DRAFT_2020_12);
    assertEquals(FAILED, validator.check(SchemaFixtures.json("\"a\"")));
    assertEquals(FAILED, validator.check(SchemaFixtures.json("\"a\"")));
  }

  @Test
  void numbersOfTheSchemaAndTheDocumentAreTheSameKind() {
    assertEquals(VALID, check("{\"const\": 1.5}", "1.5"));
    assertEquals(VALID, check("{\"enum\": [1e2]}", "100"));
    assertEquals(VALID, check("{\"const\": {\"a\": [0.1]}}", "{\"a\": [0.1]}"));
  }

  @Test
  void documentsThatAreHandedInAreKnown() {
    Schema schema =
        Schema.of(
            SchemaFixtures.json("{\"$ref\": \"http://localhost:1234/a.json#/$defs/b\"}"),
            Dialect.DRAFT_2020_12,
            "",
            Map.of(
                "http://localhost:1234/a.json",
                SchemaFixtures.json("{\"$defs\": {\"b\": {\"type\": \"null\"}}}")));
    SchemaValidator validator = SchemaValidator.of(schema, false);
    assertEquals(VALID, validator.check(SchemaFixtures.json("null")));
    assertEquals(INVALID, validator.check(SchemaFixtures.json("1")));
  }

  @Test
  void metaSchemasAreKnown() {
    assertEquals(VALID, check("{\"$ref\": \"http://json-schema.org/draft-07/schema#\"}", "{}"));
    assertEquals(
        INVALID,
        check("{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}", "{\"type\": 1}"));
  }

  @Test
  void severalThreadsMayAsk() {
    SchemaValidator validator =
        validator("{\"items\": {\"type\": \"integer\"}}", Dialect.DRAFT_2020_12);
    List<Answer> answers =
        IntStream.range(0, 1000)
            .parallel()
            .mapToObj(i -> validator.check(SchemaFixtures.json("[" + i + "]")))
            .toList();
    assertEquals(Collections.nCopies(1000, VALID), answers);
  }

  private static List<String> violations(String schema, String document) {
    return validator(schema, Dialect.DRAFT_2020_12)
        .violations(SchemaFixtures.json(document))
        .orElseThrow()
        .stream()
        .map(found -> found.path() + ": " + found.message() + " " + found.demand())
        .toList();
  }

  @Test
  void aViolationHasItsPlaceAndWhatWasDemanded() {
    String schema =
        """
        {"properties": {"a": {"items": {"type": "integer"}}},
         "required": ["b"], "additionalProperties": false}
        """;
    assertEquals(
        List.of(
            "a.1: string found, integer expected {\"type\":\"integer\"}",
            "b: required property 'b' not found {\"required\":[\"b\"]}",
            "c\\.d: property 'c.d' is not defined in the schema and the schema does not allow"
                + " additional properties {\"additionalProperties\":false}"),
        violations(schema, "{\"c.d\": 1, \"a\": [1, \"x\"]}"));
    assertEquals(List.of(), violations("{\"required\": [\"b\"]}", "{\"b\": 1}"));
  }

  @Test
  void aDocumentThatViolatesEverythingHasAFewViolations() {
    String many = "1,".repeat(1000) + "1";
    assertEquals(20, violations("{\"items\": false}", "[" + many + "]").size());
  }

  @Test
  void aValidatorThatFailsFindsNothing() {
    assertEquals(
        Optional.empty(),
        validator("{\"$ref\": \"#\"}", Dialect.DRAFT_2020_12).violations(SchemaFixtures.json("1")));
  }

  @Test
  void aLongStringBelowALongNameIsADocumentLikeAnyOther() {
    JsonNode document =
        JsonNodeFactory.instance.objectNode().put("n".repeat(60_000), "x".repeat(21_000_000));
    SchemaValidator validator =
        validator("{\"additionalProperties\": {\"type\": \"string\"}}", Dialect.DRAFT_2020_12);
    assertEquals(VALID, validator.check(document));
  }
}
