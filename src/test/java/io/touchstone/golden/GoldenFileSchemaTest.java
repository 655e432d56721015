package io.touchstone.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.pattern.EcmaPattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The schema that ships for editors says what the reader says, as far as a schema can. */
class GoldenFileSchemaTest {
  /** What depends on the expected output, on the subjects there are, or on several keys at once. */
  private static final Set<String> BEYOND_A_SCHEMA =
      new TreeSet<>(
          List.of(
              "deterministic-lost",
              "deterministic-lost-before-wildcard",
              "deterministic-lost-element",
              "deterministic-lost-pointer",
              "element-in-lenient",
              "element-in-non-extensible",
              "element-of-unordered",
              "element-of-unordered-below-wildcard",
              "element-of-unordered-in-unordered",
              "everything-ignored",
              "everything-ignored-in-parts",
              "everything-selected-ignored",
              "expected-misfit",
              "expected-misfit-below-wildcard",
              "expected-misfit-in-unordered",
              "ignored-lost",
              "ignored-lost-before-wildcard",
              "matcher-below-ignored",
              "matcher-below-ignored-name-beats-wildcard",
              "matcher-below-ignored-wildcard",
              "matcher-lost",
              "matcher-lost-before-wildcard",
              "matcher-regex-broken",
              "matcher-regex-look-ahead",
              "nothing-selected",
              "path-ignored-and-matched",
              "path-matched-twice",
              "path-selected-and-ignored",
              "path-selected-and-matched",
              "path-twice-in-one-list",
              "path-twice-in-two-notations",
              "subject-unknown",
              "unordered-lost",
              "unordered-lost-before-wildcard",
              "unordered-object"));

  private static final JsonNode SCHEMA_TEXT = GoldenFixtures.json("golden-file.schema.json");

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SCHEMA_TEXT);

  private final EcmaPattern pathPattern =
      EcmaPattern.parse(SCHEMA_TEXT.at("/$defs/path/pattern").textValue());

  @Example
  void the_schema_is_one() {
    Schema ofSchemas =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(SCHEMA_TEXT.get("$schema").textValue()));
    assertEquals(List.of(), ofSchemas.validate(SCHEMA_TEXT));
  }

  @Example
  void a_sound_file_is_valid() {
    for (Path file : GoldenFixtures.list("valid", ".json")) {
      JsonNode golden = StrictJson.parse(file, "", JsonLimits.DEFAULT).root();
      assertEquals(List.of(), schema.validate(golden), file.toString());
    }
  }

  @Example
  void an_unsound_file_is_invalid_unless_no_schema_could_tell() {
    Set<String> valid = new TreeSet<>();
    for (Path file : GoldenFixtures.list("invalid", ".json")) {
      if (isJson(file) && schema.validate(json(file)).isEmpty()) {
        valid.add(file.getFileName().toString().replace(".json", ""));
      }
    }
    assertEquals(BEYOND_A_SCHEMA, valid);
  }

  private static boolean isJson(Path file) {
    try {
      json(file);
      return true;
    } catch (JsonInputException e) {
      return false;
    }
  }

  private static JsonNode json(Path file) {
    return StrictJson.parse(file, "", JsonLimits.DEFAULT).root();
  }

  @Provide
  Arbitrary<String> pathTexts() {
    return Arbitraries.strings()
        .withChars(".*\\/~01a\n")
        .ofMaxLength(7)
        .edgeCases(edges -> edges.add("", "/", ".", "*", "\\", "~", "*\n"));
  }

  @Property(tries = 5000)
  void the_path_pattern_takes_what_is_read_as_a_path(@ForAll("pathTexts") String text) {
    assertEquals(isPath(text), pathPattern.find(text));
  }

  private static boolean isPath(String text) {
    try {
      FieldPath.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
