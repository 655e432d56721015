package io.touchstone.schema;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The data that lie beside these tests. */
final class SchemaFixtures {
  static final Path FOLDER = Path.of("src/test/resources/io/touchstone/schema");

  private SchemaFixtures() {}

  static JsonNode json(String text) {
    return StrictJson.value(text.getBytes(StandardCharsets.UTF_8), "test", JsonLimits.DEFAULT);
  }

  static JsonNode read(String name) throws IOException {
    return json(Files.readString(FOLDER.resolve(name)));
  }

  static Schema schema(String text, Dialect dialect) {
    return Schema.of(json(text), dialect, "test");
  }

  static List<Path> list(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      assertFalse(found.isEmpty(), folder + " has no fixture");
      return found;
    }
  }

  /** Copies the files that fixtures refer to, and one fixture beside them. */
  static Path lay(Path fixture, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER.resolve("folder"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(FOLDER.resolve("folder").relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return Files.copy(fixture, folder.resolve(fixture.getFileName()));
  }
}
