package io.touchstone.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code accepted} has a golden file before and after an actual output was taken
 * over; each of {@code refused} says why it was not.
 */
class AcceptanceTest {
  private final Acceptance acceptance = new Acceptance(GoldenFixtures.reader());

  static Stream<Named<Path>> accepted() {
    return folders("accepted");
  }

  static Stream<Named<Path>> refused() {
    return folders("refused");
  }

  private static Stream<Named<Path>> folders(String name) {
    return GoldenFixtures.list(name, "").stream()
        .map(folder -> Named.of(folder.getFileName().toString(), folder));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void an_answer_is_taken_over_and_nothing_else_changes(Path folder) {
    String after = accept(before(folder), folder);
    assertEquals(after(folder), after);
    JsonNode actual = actual(folder);
    GoldenFile golden = GoldenFixtures.golden(after);
    assertEquals(List.of(), golden.comparison().differences(golden.expectedOutput(), actual));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void windows_line_ends_stay(Path folder) {
    String after = accept(before(folder).replace("\n", "\r\n"), folder);
    assertEquals(after(folder).replace("\n", "\r\n"), after);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void an_answer_that_cannot_be_taken_over_is_refused(Path folder) {
    String message =
        assertThrows(JsonInputException.class, () -> accept(before(folder), folder)).getMessage();
    assertEquals(GoldenFixtures.text(folder.resolve("message.txt")).stripTrailing(), message);
  }

  private String accept(String before, Path folder) {
    byte[] after = acceptance.accept(GoldenFixtures.golden(before), actual(folder));
    return new String(after, StandardCharsets.UTF_8);
  }

  private static String before(Path folder) {
    return GoldenFixtures.text(folder.resolve("before.json"));
  }

  private static String after(Path folder) {
    return GoldenFixtures.text(folder.resolve("after.json"));
  }

  private static JsonNode actual(Path folder) {
    return StrictJson.parse(folder.resolve("actual.json"), "actual", JsonLimits.DEFAULT).root();
  }
}
