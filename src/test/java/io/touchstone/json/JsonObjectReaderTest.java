package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class JsonObjectReaderTest {
  private static final JsonDocument DOCUMENT =
      StrictJson.parse(
          TestLines.bytes(
              "{\"text\": \"t\",%0A \"texts\": [\"a\", \"b\"],%0A \"map\": {\"k\": \"v\", \"n\": 1},"
                  + "%0A \"flag\": true, \"count\": 7, \"same\": 7.0, \"half\": 0.5, \"null\": null}"),
          "x.json");

  private final JsonObjectReader reader =
      JsonObjectReader.anyMember(DOCUMENT, FieldPath.ROOT, "a test");

  @Test
  void readsMembersByType() {
    assertEquals(Optional.of("t"), reader.text("text"));
    assertEquals(List.of("a", "b"), reader.texts("texts"));
    assertEquals(Optional.of(true), reader.bool("flag"));
    assertEquals(Optional.of(7L), reader.integer("count", 0, 7));
    assertEquals(Optional.of(7L), reader.integer("same", 7, 9));
  }

  @Test
  void aMissingMemberIsEmpty() {
    assertEquals(Optional.empty(), reader.text("gone"));
    assertEquals(List.of(), reader.texts("gone"));
    assertEquals(Map.of(), reader.textMap("gone"));
    assertEquals(Optional.empty(), reader.bool("gone"));
    assertEquals(Optional.empty(), reader.integer("gone", 0, 1));
  }

  @Test
  void complainsOfTheWrongTypeWithItsPlace() {
    assertRefused(
        "x.json:2:11: expected a string for \"texts\", found an array", () -> reader.text("texts"));
    assertRefused(
        "x.json:1:10: expected an array of strings for \"text\", found \"t\"",
        () -> reader.texts("text"));
    assertRefused("x.json:3:25: expected a string for \"n\", found 1", () -> reader.textMap("map"));
    assertRefused(
        "x.json:4:25: expected true or false for \"count\", found 7", () -> reader.bool("count"));
    assertRefused(
        "x.json:4:25: expected a whole number between 0 and 6 for \"count\", found 7",
        () -> reader.integer("count", 0, 6));
    assertRefused(
        "x.json:4:49: expected a whole number between 0 and 6 for \"half\", found 0.5",
        () -> reader.integer("half", 0, 6));
    assertRefused(
        "x.json:4:62: expected a string for \"null\", found null", () -> reader.text("null"));
  }

  @Test
  void complainsOfAMissingMember() {
    assertRefused(
        "x.json:1:1: expected the key \"gone\", found none; add it", () -> reader.required("gone"));
  }

  @Test
  void complainsOfAnUnknownKeyAndNamesTheNearest() {
    assertRefused(
        "x.json:3:10: unknown key \"k\" in a map; did you mean \"j\"? Known: \"j\", \"n\"",
        () -> JsonObjectReader.of(DOCUMENT, FieldPath.of("map"), "a map", List.of("n", "j")));
  }

  @Test
  void complainsOfWhatIsNoObject() {
    assertRefused(
        "x.json:2:11: expected an object, a map, found an array",
        () -> JsonObjectReader.anyMember(DOCUMENT, FieldPath.of("texts"), "a map"));
    assertRefused(
        "x.json:1:1: expected an object, a map, found nothing",
        () -> JsonObjectReader.anyMember(DOCUMENT, FieldPath.of("gone"), "a map"));
  }

  private static void assertRefused(String message, Executable read) {
    assertEquals(message, assertThrows(JsonInputException.class, read).getMessage());
  }
}
