package io.touchstone.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.schema.SchemaValidator.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class SchemaReaderTest {
  private static final Optional<Dialect> NOT_ASKED = Optional.empty();

  @TempDir Path root;

  private Schema read(Path fixture, Path folder) throws IOException {
    String name = fixture.getFileName().toString();
    Path file = SchemaFixtures.lay(fixture, Files.createDirectories(folder));
    Optional<Dialect> asked = name.contains("draft4") ? Optional.of(Dialect.DRAFT_4) : NOT_ASKED;
    return SchemaReader.read(file, "schemas/" + name, asked, JsonLimits.DEFAULT);
  }

  private Schema valid(String name) throws IOException {
    return read(SchemaFixtures.FOLDER.resolve("valid").resolve(name), root);
  }

  private static Schema ofText(String text, Optional<Dialect> asked) {
    return SchemaReader.read(StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), "in"), asked);
  }

  @TestFactory
  Stream<DynamicTest> eachFaultIsNamedWithItsPlaceAndHowToMendIt() throws IOException {
    return SchemaFixtures.list("invalid").stream()
        .map(
            fixture ->
                dynamicTest(
                    fixture.getFileName().toString(),
                    () -> {
                      Path folder = root.resolve(fixture.getFileName());
                      JsonInputException fault =
                          assertThrows(JsonInputException.class, () -> read(fixture, folder));
                      Path message = Path.of(fixture.toString().replace(".json", ".txt"));
                      assertEquals(Files.readString(message).strip(), fault.getMessage());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> whatIsSoundIsRead() throws IOException {
    return SchemaFixtures.list("valid").stream()
        .map(
            fixture ->
                dynamicTest(
                    fixture.getFileName().toString(),
                    () ->
                        assertEquals(
                            "schemas/" + fixture.getFileName(),
                            read(fixture, root.resolve(fixture.getFileName())).source())));
  }

  @Test
  void filesAreFollowedFromOneToTheNext() throws IOException {
    Schema schema = valid("files.json");
    Subschema good = schema.root().resolve("parts/good.json").orElseThrow();
    Subschema leaf = good.child(good.node().get("items")).resolve("deeper/leaf.json").orElseThrow();
    assertEquals(
        good.child(good.node().at("/$defs/name")),
        leaf.resolve("../good.json#/$defs/name").orElseThrow());
  }

  @Test
  void theValidatorKnowsTheSameFiles() throws IOException {
    SchemaValidator validator = SchemaValidator.of(valid("files.json"), false);
    assertEquals(Answer.VALID, validator.check(SchemaFixtures.json("{\"good\": [1, \"a\"]}")));
    assertEquals(Answer.INVALID, validator.check(SchemaFixtures.json("{\"good\": [null]}")));
    assertEquals(Answer.INVALID, validator.check(SchemaFixtures.json("{\"name\": 1}")));
  }

  @Test
  void filesStandBesideTheIdentifierOfTheSchema() throws IOException {
    SchemaValidator validator = SchemaValidator.of(valid("files-by-identifier.json"), false);
    assertEquals(Answer.VALID, validator.check(SchemaFixtures.json("\"a\"")));
    assertEquals(Answer.INVALID, validator.check(SchemaFixtures.json("1")));
  }

  @Test
  void aLinkDoesNotLeadOutOfTheFolder() throws IOException {
    Files.writeString(root.resolve("secret.json"), "{}");
    Path folder = Files.createDirectories(root.resolve("schemas"));
    Files.createSymbolicLink(folder.resolve("link.json"), root.resolve("secret.json"));
    Path file = Files.writeString(folder.resolve("a.json"), "{\"$ref\": \"link.json\"}");
    assertEquals(
        "a.json:1:10: expected a file in the folder of the schema or below it, found"
            + " \"link.json\", which leads out of it by a symbolic link; copy that schema into the"
            + " folder",
        assertThrows(
                JsonInputException.class,
                () -> SchemaReader.read(file, "a.json", NOT_ASKED, JsonLimits.DEFAULT))
            .getMessage());
  }

  @Test
  void aSchemaWithoutAFolderRefersToNoFile() {
    assertEquals(
        "in:1:10: \"common.json\" leads to another file, but this schema was not read from a"
            + " folder; copy that schema into this one, below \"$defs\"",
        assertThrows(
                JsonInputException.class, () -> ofText("{\"$ref\": \"common.json\"}", NOT_ASKED))
            .getMessage());
  }

  @Test
  void theDialectIsTheOneNamedOrElseAskedForOrElseTheNewest() {
    String named = "{\"$schema\": \"http://json-schema.org/draft-06/schema#\"}";
    assertEquals(Dialect.DRAFT_6, ofText(named, Optional.of(Dialect.DRAFT_4)).dialect());
    assertEquals(Dialect.DRAFT_4, ofText("{}", Optional.of(Dialect.DRAFT_4)).dialect());
    assertEquals(Dialect.DRAFT_2020_12, ofText("{}", NOT_ASKED).dialect());
  }
}
