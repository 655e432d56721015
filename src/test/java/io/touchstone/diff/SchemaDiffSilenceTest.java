package io.touchstone.diff;

import static io.touchstone.diff.SchemaDiffs.assertSilent;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no change, however else it is written. */
class SchemaDiffSilenceTest {

  @ParameterizedTest
  @ValueSource(strings = {"$defs", "definitions"})
  void aSubschemaThatOnlyMovedIsNoChange(String definitions) {
    assertSilent(
        """
        {"properties": {"query": {"type": "string", "maxLength": 9}, "tags": {"type": "array",
         "items": {"type": "string", "maxLength": 9}}}}""",
        """
        {"properties": {"query": {"$ref": "#/%1$s/text"}, "tags": {"type": "array",
         "items": {"$ref": "#/%1$s/text"}}}, "%1$s": {"text": {"type": "string", "maxLength": 9}}}"""
            .formatted(definitions));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"not\": %s}",
        "{\"type\": \"array\", \"contains\": %s}",
        "{\"propertyNames\": %s}",
        "{\"if\": %s, \"then\": {\"maxProperties\": 3}}",
        "{\"dependentSchemas\": {\"a\": %s}}",
        "{\"anyOf\": [%s, {\"type\": \"array\"}]}",
        "{\"patternProperties\": {\"^a\": %s}}"
      })
  void aSubschemaMayMoveFromWhereItIsComparedAsAWhole(String around) {
    String text = "{\"type\": \"string\", \"enum\": [\"a\", \"b\"]}";
    String moved = around.formatted("{\"$ref\": \"#/$defs/text\"}");
    assertSilent(
        around.formatted(text),
        moved.substring(0, moved.length() - 1) + ", \"$defs\": {\"text\": " + text + "}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type": "object", "required": ["a", "b"]} | {"required": ["b", "a"], "type": "object"}
          {"enum": ["a", 1, null]}                   | {"enum": [null, 1.0, "a"]}
          {"type": ["string", "null"]}               | {"type": ["null", "string"]}
          {"not": {"enum": ["a", "b"]}}              | {"not": {"enum": ["b", "a"]}}
          {"if": {"required": ["a", "b"]}}           | {"if": {"required": ["b", "a"]}}
          {"contains": {"type": ["null", "string"]}} | {"contains": {"type": ["string", "null"]}}
          {"dependentRequired": {"a": ["b", "c"]}}   | {"dependentRequired": {"a": ["c", "b"]}}
          {"anyOf": [{"type": "null"}, {"const": 1}]} | {"anyOf": [{"const": 1.0}, {"type": "null"}]}
          {"allOf": [{"minimum": 1}, {"maximum": 2}]} | {"allOf": [{"maximum": 2}, {"minimum": 1}]}
          """)
  void orderThatMeansNothingIsNoChange(String old, String now) {
    assertSilent(old, now);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type": "string"} | {"type": "string", "minLength": 0}
          {"type": "array"}  | {"type": "array", "minItems": 0, "uniqueItems": false}
          {"contains": {"const": 1}} | {"contains": {"const": 1}, "minContains": 1}
          {"type": "object"} | {"type": "object", "additionalProperties": true, "minProperties": 0}
          {"type": "array"}  | {"type": "array", "items": {}}
          {"const": 1}       | {"enum": [1]}
          {"type": "number"} | {"type": ["number", "integer"]}
          {"minimum": 1}     | {"allOf": [{"minimum": 1}, {"minimum": 0}]}
          {"properties": {"a": {"type": "string"}}} | {"allOf": [{"properties": {"a": {"type": "string"}}}]}
          """)
  void anotherSpellingOfTheSameIsNoChange(String old, String now) {
    assertSilent(old, now);
  }
}
