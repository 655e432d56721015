package io.touchstone.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.json.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code valid} are read; each of {@code invalid} gets the complaint beside it. */
class GoldenFileReaderTest {
  static Stream<Named<Path>> valid() {
    return named("valid");
  }

  static Stream<Named<Path>> invalid() {
    return named("invalid");
  }

  private static Stream<Named<Path>> named(String folder) {
    return GoldenFixtures.list(folder, ".json").stream()
        .map(file -> Named.of(file.getFileName().toString(), file));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void a_sound_file_is_read(Path file) {
    GoldenFile golden = read(file);
    assertEquals(
        List.of(),
        golden
            .comparison()
            .differences(golden.expectedOutput(), golden.expectedOutput().deepCopy()));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void an_unsound_file_is_refused_with_place_and_mend(Path file) {
    String message = assertThrows(JsonInputException.class, () -> read(file)).getMessage();
    assertEquals(complaint(file), message);
  }

  private static String complaint(Path file) {
    String name = file.getFileName().toString().replace(".json", ".txt");
    return GoldenFixtures.text(file.resolveSibling(name)).stripTrailing();
  }

  @Test
  void every_complaint_has_its_file() {
    List<String> files = names(".json");
    assertEquals(files, names(".txt"));
  }

  private static List<String> names(String ending) {
    return GoldenFixtures.list("invalid", ending).stream()
        .map(path -> path.getFileName().toString().replace(ending, ""))
        .toList();
  }

  private static GoldenFile read(Path file) {
    String name = file.getFileName().toString();
    return GoldenFixtures.reader().read(new GoldenSource(file, name, "planner/" + name));
  }

  @ParameterizedTest
  @CsvSource({
    "planner/a.json, planner",
    "planner/deep/er/a.json, planner",
    "tools/echo/a.json, tools/echo",
    "tools/echo/planner/a.json, tools/echo",
  })
  void the_longest_folder_prefix_that_names_a_subject_answers(String name, String subject) {
    byte[] text = "{\"input\": 1, \"expected_output\": 1}".getBytes(StandardCharsets.UTF_8);
    GoldenSource source = new GoldenSource(Path.of(name), "golden/" + name, name);
    assertEquals(subject, GoldenFixtures.reader().read(source, text).subject());
  }

  @Test
  void a_file_for_no_subject_is_refused_with_all_there_are() {
    byte[] text = "{\"input\": 1, \"expected_output\": 1}".getBytes(StandardCharsets.UTF_8);
    GoldenSource source =
        new GoldenSource(Path.of("a.json"), "golden/tools/a.json", "tools/a.json");
    String message =
        assertThrows(JsonInputException.class, () -> GoldenFixtures.reader().read(source, text))
            .getMessage();
    assertEquals(
        "golden/tools/a.json:1:1: no \"subject\" is given, and no folder on the way to tools/a.json names one;"
            + " add \"subject\" or move the file. Known: \"planner\", \"tools/echo\"",
        message);
  }

  @Test
  void every_key_is_read() {
    GoldenFile golden = read(GoldenFixtures.path("valid/every-key.json"));
    assertEquals("Every key there is", golden.description());
    assertEquals("tools/echo", golden.subject());
    assertEquals("{\"goal\": \"echo\"}", JsonText.line(golden.input()));
    assertEquals(List.of("fast", "größe:1", "v1.0_x"), golden.tags());
    assertEquals(List.of("for people", ""), golden.notes());
    assertEquals(
        new Comparison(
            List.of(FieldPath.parse("steps.*.skill")),
            List.of(FieldPath.of("at")),
            Map.of(FieldPath.of("id"), Matcher.parse("uuid")),
            List.of(FieldPath.of("warnings")),
            CompareMode.STRICT_ORDER),
        golden.comparison());
  }

  @Test
  void an_expected_value_is_found_in_the_file_or_its_nearest_ancestor() {
    String text = GoldenFixtures.text(GoldenFixtures.path("valid/pointers.json"));
    GoldenFile golden = GoldenFixtures.golden(text.replace("\n", "\r\n"));
    FieldPath skill = FieldPath.parse("steps.0.skill");
    assertEquals(new SourcePosition(3, 55), golden.positionOfExpected(skill));
    assertEquals(
        new SourcePosition(3, 33), golden.positionOfExpected(FieldPath.parse("steps.0.lost.x")));
  }
}
