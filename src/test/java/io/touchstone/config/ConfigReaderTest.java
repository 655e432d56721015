package io.touchstone.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.VariableText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
  private static final Path FIXTURES = Path.of("src/test/resources/io/touchstone/config");

  /** What JSON Schema has no words for: how two paths lie to each other. */
  private static final Set<String> BEYOND_SCHEMA = Set.of("folder-inside.json");

  @TempDir Path root;

  private Config read(Path fixture) throws IOException {
    Files.copy(
        fixture, root.resolve(Config.FILE), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return ConfigReader.read(root);
  }

  @Test
  void withoutAFileEverythingHasItsDefault() {
    assertEquals(Config.defaults(root), ConfigReader.read(root));
    assertEquals(root.toAbsolutePath().resolve("golden"), ConfigReader.read(root).golden());
  }

  @Test
  void anEmptyObjectSaysNothing() throws IOException {
    assertEquals(Config.defaults(root), read(FIXTURES.resolve("valid/empty.json")));
  }

  @Test
  void everyKeyIsRead() throws IOException {
    Config config = read(FIXTURES.resolve("valid/everything.json"));
    assertEquals(root.toAbsolutePath().resolve("tests/golden"), config.golden());
    assertEquals(root.toAbsolutePath().resolve("c"), config.contracts());
    assertEquals(root.toAbsolutePath().resolve("target/reports"), config.reports());
    assertEquals(new JsonLimits(1000, 20, 30), config.limits());
    StressSettings stress = new StressSettings(Optional.of(false), 1, 2, 3, 4, false, Set.of(), "");
    assertEquals(new CallSettings(Duration.ofMillis(500), stress), config.defaults());
    assertEquals(
        new SubjectSettings(
            new SubjectBinding.Command(List.of("java", "Planner.java")),
            Optional.of("acme.planner"),
            new CallSettings(
                Duration.ofSeconds(20),
                new StressSettings(
                    Optional.of(true),
                    7,
                    2,
                    3,
                    4,
                    true,
                    Set.of("locale"),
                    "it formats for people"))),
        config.settings("external"));
    assertEquals(new SubjectBinding.Factory("planner"), config.settings("renamed").binding());
    assertEquals(new SubjectBinding.Factory("planner"), config.settings("planner").binding());
    assertEquals(
        List.of("external", "renamed", "planner"), List.copyOf(config.subjects().keySet()));
  }

  @Test
  void everySortOfSubjectIsReadWhole() throws IOException {
    Config config = read(FIXTURES.resolve("valid/subjects.json"));
    Map<String, SubjectBinding> bindings = new LinkedHashMap<>();
    config.subjects().forEach((name, settings) -> bindings.put(name, settings.binding()));
    ObjectNode capabilities = JsonNodeFactory.instance.objectNode();
    capabilities.putObject("roots");
    ObjectNode answers = JsonNodeFactory.instance.objectNode();
    answers.putObject("roots/list").putArray("roots");
    assertEquals(
        Map.of(
            "java",
            new SubjectBinding.JavaClass("com.acme.PlannerSubject", List.of("target/classes")),
            "go",
            new SubjectBinding.Command(
                new SubjectBinding.Program(
                    List.of("./planner", "--json"),
                    Map.of(
                        "TOKEN",
                        new VariableText("${PLANNER_TOKEN}"),
                        "MODE",
                        new VariableText("test")),
                    "tools/planner"),
                SubjectBinding.Lifetime.CALL,
                4),
            "service",
            new SubjectBinding.Endpoint(
                URI.create("http://localhost:8080/plan"),
                Map.of("Authorization", new VariableText("Bearer ${TOKEN}"))),
            "files",
            new SubjectBinding.McpTool(
                "files",
                new SubjectBinding.Program(
                    List.of("npx", "server"), Map.of("LOG", new VariableText("off")), "data"),
                capabilities,
                answers,
                Optional.empty())),
        bindings);
    assertEquals(List.of("java", "go", "service", "files"), List.copyOf(bindings.keySet()));
    assertEquals(Duration.ofSeconds(2), config.settings("service").calls().timeout());
    assertEquals(Optional.of("acme"), config.settings("files").contract());
  }

  @Test
  void aSubjectThatIsNotConfiguredIsTheFactoryOfItsNameWithTheDefaults() throws IOException {
    Config config = read(FIXTURES.resolve("valid/everything.json"));
    assertEquals(
        new SubjectSettings(
            new SubjectBinding.Factory("other"), Optional.empty(), config.defaults()),
        config.settings("other"));
  }

  @Test
  void theRootIsTheNearestFolderWithTheFile() throws IOException {
    Path deep = Files.createDirectories(root.resolve("a/b"));
    assertEquals(deep.toAbsolutePath(), ConfigReader.findRoot(deep));
    Files.writeString(root.resolve(Config.FILE), "{}");
    assertEquals(root.toAbsolutePath(), ConfigReader.findRoot(deep));
    Files.writeString(root.resolve("a").resolve(Config.FILE), "{}");
    assertEquals(root.toAbsolutePath().resolve("a"), ConfigReader.findRoot(deep));
  }

  @TestFactory
  Stream<DynamicTest> eachFaultIsNamedWithItsPlaceAndHowToMendIt() throws IOException {
    return fixtures("invalid").stream()
        .map(
            fixture ->
                dynamicTest(
                    fixture.getFileName().toString(),
                    () -> {
                      JsonInputException fault =
                          assertThrows(JsonInputException.class, () -> read(fixture));
                      Path message = Path.of(fixture.toString().replace(".json", ".txt"));
                      assertEquals(Files.readString(message).strip(), fault.getMessage());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> theSchemaSaysTheSame() throws IOException {
    Schema schema = schema();
    Stream<DynamicTest> valid =
        fixtures("valid").stream()
            .map(
                fixture ->
                    dynamicTest(
                        fixture.getFileName() + " is valid",
                        () -> assertTrue(accepts(schema, fixture))));
    Stream<DynamicTest> invalid =
        fixtures("invalid").stream()
            .map(
                fixture ->
                    dynamicTest(
                        fixture.getFileName() + " is not",
                        () ->
                            assertEquals(
                                BEYOND_SCHEMA.contains(fixture.getFileName().toString()),
                                accepts(schema, fixture))));
    return Stream.concat(valid, invalid);
  }

  @Test
  void readerAndSchemaTakeTheSameFolders() throws IOException {
    Schema schema = schema();
    for (String folder : folders(5)) {
      String text = "{\"folders\": {\"golden\": \"" + folder + "\"}}";
      Files.writeString(root.resolve(Config.FILE), text);
      assertEquals(reads(), schema.validate(text, InputFormat.JSON).isEmpty(), folder);
    }
  }

  /** Every text of up to {@code length} of the characters that matter. */
  private static List<String> folders(int length) {
    return length == 0
        ? List.of("")
        : folders(length - 1).stream()
            .flatMap(text -> Stream.of(text, text + ".", text + "/", text + "a", text + " "))
            .distinct()
            .toList();
  }

  private boolean reads() {
    try {
      ConfigReader.read(root);
      return true;
    } catch (JsonInputException e) {
      return false;
    }
  }

  @Test
  void aLinkToNowhereIsNoMissingFile() throws IOException {
    Files.createSymbolicLink(root.resolve(Config.FILE), root.resolve("gone.json"));
    assertEquals(
        "touchstone.json: there is no such file",
        assertThrows(JsonInputException.class, () -> ConfigReader.read(root)).getMessage());
  }

  @Test
  void theSchemaIsOneItself() throws IOException {
    Schema metaSchema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertEquals(List.of(), metaSchema.validate(schema().getSchemaNode()));
  }

  @Test
  void theProjectsOwnFileIsValid() throws IOException {
    assertTrue(accepts(schema(), Path.of(Config.FILE)));
  }

  private static Schema schema() throws IOException {
    try (InputStream in = Config.class.getResourceAsStream("touchstone.schema.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text, InputFormat.JSON);
    }
  }

  private static boolean accepts(Schema schema, Path file) throws IOException {
    return schema.validate(Files.readString(file), InputFormat.JSON).isEmpty();
  }

  private static List<Path> fixtures(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES.resolve(folder))) {
      List<Path> fixtures =
          files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      assertFalse(fixtures.isEmpty(), folder + " has no fixture");
      return fixtures;
    }
  }
}
