package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.TestFiles;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.SubjectNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** The test data that lies beside the tests of this package. */
final class GoldenFixtures {
  private GoldenFixtures() {}

  /** The file or folder of this name. */
  static Path path(String name) {
    return TestFiles.path(GoldenFixtures.class, name);
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  static JsonNode json(String name) {
    return StrictJson.parse(path(name), name, JsonLimits.DEFAULT).root();
  }

  static JsonNode value(String json) {
    return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8), "test").root();
  }

  /** What lies in a folder whose names end so, sorted; at least one. */
  static List<Path> list(String folder, String ending) {
    return TestFiles.list(GoldenFixtures.class, folder, ending);
  }

  /** A reader to which the subjects {@code planner} and {@code tools/echo} are known. */
  static GoldenFileReader reader() {
    return new GoldenFileReader(
        JsonLimits.DEFAULT, new SubjectNames(new TreeSet<>(List.of("planner", "tools/echo"))));
  }

  /** A golden file for the subject {@code planner} from its text. */
  static GoldenFile golden(byte[] text) {
    return reader()
        .read(new GoldenSource(Path.of("x.json"), "golden/planner/x.json", "planner/x.json"), text);
  }

  static GoldenFile golden(String text) {
    return golden(text.getBytes(StandardCharsets.UTF_8));
  }
}
