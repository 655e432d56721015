package io.touchstone.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.generate.Inputs.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas that leave nothing to make, or that would take for ever. The time is a safety net. */
@Timeout(120)
class HopelessSchemasTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "false",
        "{\"not\": {}}",
        "{\"type\": \"integer\", \"minimum\": 5, \"maximum\": 4}",
        "{\"allOf\": [{\"type\": \"string\"}, {\"type\": \"integer\"}]}",
        "{\"type\": \"string\", \"allOf\": [{\"pattern\": \"^a\"}, {\"pattern\": \"^b\"}]}",
        "{\"type\": \"string\", \"minLength\": 3, \"maxLength\": 2}",
        "{\"enum\": [1, 2], \"type\": \"string\"}",
        "{\"type\": \"array\", \"contains\": {\"type\": \"string\"}, \"items\": {\"type\": \"null\"}}",
        "{\"type\": \"object\", \"required\": [\"a\"], \"additionalProperties\": false}",
        "{\"type\": \"object\", \"required\": [\"next\"], \"properties\": {\"next\": {\"$ref\": \"#\"}}}",
        "{\"oneOf\": [{\"type\": \"integer\"}, {\"type\": \"integer\"}]}"
      })
  void whatAcceptsNothingSaysSo(String schema) {
    ContractInputs inputs = ContractInputs.of(SchemaRow.schema(schema));

    Inputs<JsonNode> valid = inputs.valid(10, 1);
    Inputs<InvalidInput> invalid = inputs.invalid(10, 1);

    assertEquals(
        new Inputs<>(valid.values(), Ending.EXHAUSTED, "the schema accepts nothing"), valid);
    assertTrue(valid.values().isEmpty());
    assertTrue(invalid.values().isEmpty());
    assertEquals(Ending.EXHAUSTED, invalid.ending());
    assertEquals("no valid input to mutate: the schema accepts nothing", invalid.reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "{}",
        "{\"title\": \"T\"}",
        "{\"minLength\": 0}",
        "{\"anyOf\": [{\"type\": \"string\"}, {\"not\": {\"type\": \"string\"}}]}"
      })
  void whatAcceptsEverythingSaysSo(String schema) {
    Inputs<InvalidInput> invalid = ContractInputs.of(SchemaRow.schema(schema)).invalid(10, 1);

    assertTrue(invalid.values().isEmpty());
    assertEquals(Ending.EXHAUSTED, invalid.ending());
    assertEquals("the schema accepts everything", invalid.reason());
  }

  @Test
  void whatRefusesOneValueSaysThatThereIsNoOther() {
    String schema = "{\"not\": {\"const\": 7}}";

    Inputs<InvalidInput> invalid = ContractInputs.of(SchemaRow.schema(schema)).invalid(10, 1);

    assertEquals(1, invalid.values().size());
    assertEquals(Ending.EXHAUSTED, invalid.ending());
    assertEquals("the schema accepts everything else", invalid.reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\": \"#\"}",
        "{\"$ref\": \"#/nowhere\"}",
        "{\"$ref\": \"https://example.com/elsewhere\"}",
        "{\"type\": \"string\", \"pattern\": \"(\"}",
        "{\"type\": \"string\", \"minLength\": 1000000000}",
        "{\"type\": \"array\", \"minItems\": 1000000000}",
        "{\"type\": \"object\", \"minProperties\": 1000000000}",
        "{\"type\": \"string\", \"pattern\": \"^(?=a{500}b)(?=.{0,400}c).{900}$\", \"format\": \"date\"}"
      })
  void whatIsTooHardIsGivenUp(String schema) {
    Inputs<JsonNode> valid = ContractInputs.of(SchemaRow.schema(schema), true).valid(10, 1);
    Inputs<InvalidInput> invalid = ContractInputs.of(SchemaRow.schema(schema), true).invalid(10, 1);

    assertNotEquals(Ending.COMPLETE, valid.ending());
    assertFalse(valid.reason().isBlank());
    assertTrue(invalid.values().isEmpty());
    assertFalse(invalid.reason().isBlank());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": 5, \"minimum\": \"x\", \"required\": 7, \"properties\": []}",
        "{\"properties\": {\"a\": 5}, \"items\": 3, \"allOf\": {}, \"enum\": 4}",
        "{\"multipleOf\": 0, \"minLength\": -1, \"maxItems\": 1.5, \"pattern\": 3}",
        "{\"anyOf\": [], \"oneOf\": [], \"dependentRequired\": [1], \"$ref\": 3}",
        "7"
      })
  void aMalformedSchemaDoesNotThrow(String schema) {
    ContractInputs inputs = ContractInputs.of(SchemaRow.schema(schema));

    assertTrue(inputs.valid(5, 1).values().size() <= 5);
    assertTrue(inputs.invalid(5, 1).values().size() <= 5);
  }

  /** Structure alone finds such values rarely or never; the prover does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"integer\", \"not\": {\"not\": {\"enum\": [123456789]}}}",
        "{\"type\": \"integer\", \"minimum\": 0, \"maximum\": 100000000, \"allOf\": [{\"multipleOf\": 9973}, {\"multipleOf\": 9967}]}",
        "{\"type\": \"array\", \"uniqueItems\": true, \"minItems\": 6, \"items\": {\"enum\": [1, 2, 3, 4, 5, 6]}}"
      })
  void theNeedleIsFound(String schema) {
    assertFalse(ContractInputs.of(SchemaRow.schema(schema)).valid(1, 1).values().isEmpty());
  }

  @Test
  void aRecursionThatOnlyBranchesEndIsBounded() {
    String schema =
        """
        {"type": "array", "minItems": 2, "items": {"anyOf": [{"$ref": "#"}, {"$ref": "#"}, {"type": "null"}]}}
        """;

    assertEquals(
        Ending.COMPLETE, ContractInputs.of(SchemaRow.schema(schema)).valid(50, 1).ending());
  }
}
