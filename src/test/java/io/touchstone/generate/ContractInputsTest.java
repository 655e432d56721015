package io.touchstone.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.generate.Inputs.Ending;
import io.touchstone.json.ContentHash;
import io.touchstone.proof.Containment;
import io.touchstone.proof.ContainmentDecider;
import io.touchstone.proof.DecisionSettings;
import io.touchstone.proof.DecisionSettings.Draft4Integers;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractInputsTest {
  /** More than any schema has that has only so many. */
  private static final int COUNT = 13;

  /** For how many inputs of a schema the prover is asked, too. */
  private static final int ASKED_TWICE = 2;

  private static final int TRIES = 20;
  private static final int FEWEST_HITS = 6;

  private static Stream<SchemaRow> rows() {
    return SchemaRow.all();
  }

  private static Stream<SchemaRow> shipped() {
    return SchemaRow.shipped();
  }

  private static Stream<SchemaRow> sampleOfTheSuite() {
    return Stream.of(
            "types", "numbers", "strings", "arrays", "objects", "logic", "references", "drafts")
        .flatMap(
            file -> SchemaRow.rows("/io/touchstone/proof/suite/sample/" + file + ".json").stream());
  }

  @ParameterizedTest
  @MethodSource({"rows", "shipped", "sampleOfTheSuite"})
  void validInputsAreValidAndNoTwoAreEqual(SchemaRow row) {
    Inputs<JsonNode> inputs = ContractInputs.of(row.schema(), true).valid(COUNT, 1);

    SchemaValidator validator = SchemaValidator.of(row.schema(), true);
    Set<String> seen = new HashSet<>();
    for (JsonNode input : inputs.values()) {
      assertEquals(SchemaValidator.Answer.VALID, validator.check(input), input::toString);
      if (seen.size() < ASKED_TWICE) {
        assertFalse(contains(row, input) instanceof Containment.Refuted, input::toString);
      }
      assertTrue(seen.add(JsonKey.of(input)), input::toString);
    }
  }

  /** The second opinion: whether the prover finds the value in the schema. */
  private static Containment contains(SchemaRow row, JsonNode value) {
    ObjectNode alone = JsonNodeFactory.instance.objectNode();
    alone.putArray("enum").add(value);
    DecisionSettings settings = new DecisionSettings(20_000, true, Draft4Integers.SPELLED);
    return new ContainmentDecider(settings)
        .decide(Schema.of(alone, row.schema().dialect(), "one value"), row.schema());
  }

  @ParameterizedTest
  @MethodSource({"rows", "shipped", "sampleOfTheSuite"})
  void invalidInputsAreInvalidAndNoTwoAreEqual(SchemaRow row) {
    Inputs<InvalidInput> inputs = ContractInputs.of(row.schema(), true).invalid(COUNT, 1);

    SchemaValidator validator = SchemaValidator.of(row.schema(), true);
    Set<String> seen = new HashSet<>();
    for (InvalidInput invalid : inputs.values()) {
      JsonNode input = invalid.input();
      assertEquals(SchemaValidator.Answer.INVALID, validator.check(input), input::toString);
      if (seen.size() < ASKED_TWICE) {
        assertFalse(contains(row, input) instanceof Containment.Proved, input::toString);
      }
      assertTrue(seen.add(JsonKey.of(input)), input::toString);
      assertFalse(invalid.what().isBlank());
    }
  }

  @ParameterizedTest
  @MethodSource({"rows", "shipped"})
  void asManyAreMadeAsThereAre(SchemaRow row) {
    ContractInputs inputs = ContractInputs.of(row.schema(), true);

    Inputs<JsonNode> valid = inputs.valid(COUNT, 2);
    Inputs<InvalidInput> invalid = inputs.invalid(COUNT, 2);

    assertEquals(row.valid() < 0 ? COUNT : row.valid(), valid.values().size(), valid::reason);
    assertEquals(row.valid() < 0 ? Ending.COMPLETE : Ending.EXHAUSTED, valid.ending());
    assertEquals(
        row.invalid() < 0 ? COUNT : row.invalid(), invalid.values().size(), invalid::reason);
    assertEquals(row.invalid() < 0 ? Ending.COMPLETE : Ending.EXHAUSTED, invalid.ending());
  }

  /** Without it, the prover would have to help, one value after the other. */
  @ParameterizedTest
  @MethodSource({"rows", "shipped", "sampleOfTheSuite"})
  void structureAloneOftenHits(SchemaRow row) {
    SchemaValidator validator = SchemaValidator.of(row.schema(), true);
    Workshop workshop = new Workshop(row.schema(), validator, true, new TextPool(), new Random(8));

    int hits = 0;
    for (int i = 0; i < TRIES && row.valid() != 0; i++) {
      hits += workshop.attempt().isPresent() ? 1 : 0;
    }
    assertTrue(row.valid() == 0 || hits >= FEWEST_HITS, hits + " of " + TRIES);
  }

  @ParameterizedTest
  @MethodSource("sampleOfTheSuite")
  void everySchemaOfTheSampleHasValidAndInvalidInputs(SchemaRow row) {
    ContractInputs inputs = ContractInputs.of(row.schema());

    assertFalse(inputs.valid(1, 3).values().isEmpty());
    assertFalse(inputs.invalid(1, 3).values().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theSameSeedMakesTheSameInputs(SchemaRow row) {
    Inputs<JsonNode> valid = ContractInputs.of(row.schema()).valid(8, 7);
    Inputs<InvalidInput> invalid = ContractInputs.of(row.schema()).invalid(8, 7);

    ContractInputs again = ContractInputs.of(SchemaRow.named(row.name()).schema());
    again.valid(3, 99);

    assertEquals(valid.toString(), again.valid(8, 7).toString());
    assertEquals(invalid.toString(), again.invalid(8, 7).toString());
  }

  /**
   * Pinned, as another process hashes sets in another order, and another machine has another
   * locale. Whoever changes how values are made changes this hash, and what seeds mean.
   */
  @Test
  void aSeedMeansTheSameOnEveryMachine() {
    Locale before = Locale.getDefault();
    StringBuilder all = new StringBuilder();
    try {
      Locale.setDefault(new Locale.Builder().setLanguage("ar").setRegion("EG").build());
      rows()
          .map(row -> ContractInputs.of(row.schema(), true))
          .forEach(inputs -> all.append(inputs.valid(8, 5)).append(inputs.invalid(8, 5)));
    } finally {
      Locale.setDefault(before);
    }

    ContentHash hash = ContentHash.ofBytes(all.toString().getBytes(UTF_8));
    assertEquals("e1014f72b9b41942698caeaa729537dcc4170bb422c58a310160d6b3a3e22bb5", hash.hex());
  }

  @Test
  void anotherSeedMakesOtherInputs() {
    ContractInputs inputs = ContractInputs.of(SchemaRow.named("a tree").schema());

    assertNotEquals(inputs.valid(15, 1).values(), inputs.valid(15, 2).values());
    assertNotEquals(inputs.invalid(15, 1).values(), inputs.invalid(15, 2).values());
  }

  @Test
  void formatIsHeededAlsoWhereItDoesNotAssert() {
    SchemaRow row = SchemaRow.named("format date");

    Inputs<JsonNode> valid = ContractInputs.of(row.schema()).valid(COUNT, 1);
    Inputs<InvalidInput> invalid = ContractInputs.of(row.schema()).invalid(COUNT, 1);

    SchemaValidator strict = SchemaValidator.of(row.schema(), true);
    assertEquals(
        Set.of(SchemaValidator.Answer.VALID),
        valid.values().stream().map(strict::check).collect(toSet()));
    assertTrue(invalid.values().stream().noneMatch(mutant -> mutant.input().isTextual()));
  }

  @Test
  void everyTextOfAFormatIsOfTheFormat() {
    Chance chance = new Chance(new Random(1));
    for (String format : FormatTexts.names()) {
      SchemaValidator validator =
          SchemaValidator.of(SchemaRow.schema("{\"format\": \"" + format + "\"}"), true);
      List<String> texts = FormatTexts.of(format, chance);
      assertEquals(
          List.of(),
          texts.stream()
              .filter(
                  text ->
                      validator.check(JsonNodeFactory.instance.textNode(text))
                          != SchemaValidator.Answer.VALID)
              .toList(),
          format);
    }
  }

  @Test
  void aNegativeCountIsRefused() {
    ContractInputs inputs = ContractInputs.of(SchemaRow.schema("{}"));

    assertThrows(IllegalArgumentException.class, () -> inputs.valid(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> inputs.invalid(-1, 1));
    assertEquals(List.of(), inputs.valid(0, 1).values());
    assertEquals(List.of(), inputs.invalid(0, 1).values());
  }
}
