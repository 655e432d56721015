package io.touchstone.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.pattern.EcmaPattern;
import io.touchstone.schema.SchemaReader;
import io.touchstone.schema.SchemaValidator;
import io.touchstone.schema.SchemaValidator.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The schema that ships for editors says what the reader says, as far as a schema can. */
class ContractSchemaTest {
  /** What lies in a schema within, depends on several values at once, or on the size of an int. */
  private static final Set<String> BEYOND_A_SCHEMA =
      new TreeSet<>(
          List.of(
              "failure-mode-twice",
              "format-boolean-in-draft-4",
              "inputs-draft-unknown",
              "inputs-invalid",
              "inputs-pattern-broken",
              "inputs-reference-to-a-file",
              "inputs-reference-to-nowhere",
              "inputs-reference-to-the-network",
              "outputs-invalid",
              "stable-and-volatile",
              "stable-twice-in-two-notations",
              "version-too-large"));

  private final JsonDocument text = text();
  private final SchemaValidator schema =
      SchemaValidator.of(SchemaReader.read(text, Optional.empty()), false);

  private static JsonDocument text() {
    try (InputStream in = Contract.class.getResourceAsStream("contract.schema.json")) {
      return StrictJson.parse(in.readAllBytes(), "contract.schema.json", JsonLimits.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Example
  void aSoundContractIsValid() {
    for (Path file : ContractFixtures.list("valid", ".json")) {
      JsonNode contract = ContractFixtures.document(file).root();
      assertEquals(Optional.of(List.of()), schema.violations(contract), file.toString());
    }
  }

  @Example
  void anUnsoundContractIsInvalidUnlessNoSchemaCouldTell() {
    Set<String> valid = new TreeSet<>();
    for (Path file : ContractFixtures.list("invalid", ".json")) {
      json(file)
          .filter(json -> schema.check(json) != Answer.INVALID)
          .ifPresent(json -> valid.add(ContractFixtures.name(file)));
    }
    assertEquals(BEYOND_A_SCHEMA, valid);
  }

  private static Optional<JsonNode> json(Path file) {
    try {
      return Optional.of(ContractFixtures.document(file).root());
    } catch (JsonInputException notJson) {
      return Optional.empty();
    }
  }

  private boolean matches(String pointer, String found) {
    return EcmaPattern.parse(text.root().at(pointer).textValue()).find(found);
  }

  @Provide
  Arbitrary<String> versions() {
    return Arbitraries.strings()
        .withChars("0019a-+..")
        .ofMaxLength(9)
        .edgeCases(edges -> edges.add("0.0.0", "1.0.0-0a.b+00", "1.0.0--", "1.0.0-00", "1.0.0\n"));
  }

  @Property(tries = 5000)
  void thePatternOfVersionsTakesWhatIsReadAsOne(@ForAll("versions") String text) {
    for (String version : List.of(text, "1.0.0-" + text, "1.0.0+" + text, "0." + text)) {
      assertEquals(
          SemVer.parse(version).isPresent(),
          matches("/properties/version/pattern", version),
          version);
    }
  }

  @Provide
  Arbitrary<String> ids() {
    return Arbitraries.strings().withChars("aZ9._-/ \n").ofMaxLength(4);
  }

  @Property(tries = 2000)
  void thePatternOfIdsTakesWhatIsReadAsOne(@ForAll("ids") String id) {
    assertEquals(ContractReader.isId(id), matches("/properties/contract/pattern", id));
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.strings().withChars(".*\\/~01a\n").ofMaxLength(7);
  }

  @Property(tries = 2000)
  void thePatternOfPathsTakesWhatIsReadAsOne(@ForAll("paths") String path) {
    assertEquals(isPath(path), matches("/$defs/path/pattern", path));
  }

  private static boolean isPath(String text) {
    try {
      FieldPath.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Example
  void theSchemaNamesEveryWordThatThereIs() {
    assertTrue(enumAt("/properties/kind").containsAll(words(Kind.values())));
    assertEquals(words(Determinism.values()), enumAt("/$defs/behavior/properties/determinism"));
    assertEquals(words(ErrorCategory.values()), enumAt("/$defs/failure_mode/properties/category"));
    assertEquals(words(Role.values()), enumAt("/$defs/format/properties/role"));
  }

  private Set<String> enumAt(String pointer) {
    Set<String> words = new TreeSet<>();
    text.root().at(pointer + "/enum").forEach(word -> words.add(word.textValue().toUpperCase()));
    return words;
  }

  private static Set<String> words(Enum<?>[] values) {
    Set<String> words = new TreeSet<>();
    List.of(values).forEach(value -> words.add(value.name()));
    return words;
  }
}
