package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.touchstone.json.JsonInputException;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A replay from elsewhere: of another release, written by hand, or no replay at all. */
class ReplayFileTest {
  private static final String GOOD =
      """
      {
        "stress_replay": 1,
        "subject": "planner",
        "perturbation": "processes",
        "counts": {},
        "schedule": {"kind": "process", "calls": [{"input": {"goal": "a"}}], "knobs": ["locale-tr"]}
      }
      """;

  private static ReplayFile read(String text) {
    return ReplayFile.read(StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), "a.json"));
  }

  @Test
  void the_least_that_is_needed_will_do() {
    ReplayFile file = read(GOOD);

    assertEquals("planner", file.subject());
    assertEquals(
        "another process with the locale Turkish, whose i has no upper case I",
        file.schedule().words());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "stress_replay": 1 | "stress_replay": 2 | a.json:2:20: expected version 1, found 2: another release of Touchstone wrote it; run the stress again
          "stress_replay": 1 | "seed": 1 | a.json:1:1: expected the replay of a stress, as "stress run" writes it, found no "stress_replay"
          "processes" | "proceses" | a.json:4:19: unknown perturbation "proceses"; did you mean "processes"?
          "locale-tr" | "locale-td" | a.json:6:81: unknown knob "locale-td"; did you mean "locale-tr"?
          ["locale-tr"] | ["locale-tr", "locale-de"] | a.json:6:81: expected at most one knob of a family, found locale-tr and locale-de
          "kind": "process" | "kind": "proces" | a.json:6:24: unknown kind of schedule "proces"; did you mean "process"?
          [{"input": {"goal": "a"}}] | [] | a.json:6:44: expected the calls to make, found none
          """)
  void what_is_wrong_is_said(String good, String bad, String message) {
    JsonInputException thrown =
        assertThrows(JsonInputException.class, () -> read(GOOD.replace(good, bad)));
    // What is known is listed after that.
    assertEquals(message, thrown.getMessage().replaceFirst("(?<=\\?) Known: .*", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "subject": "planner", |
          "subject": "planner" | "subject": 7
          "calls": [{"input": {"goal": "a"}}], |
          {"input": {"goal": "a"}} | {"in": 1}
          {"input": {"goal": "a"}} | 7
          "counts": {} | "counts": 7
          "counts": {} | "counts": {"count": 7}
          "knobs": ["locale-tr"] | "knobs": 7
          "knobs": ["locale-tr"] | "knob": []
          """)
  void what_is_malformed_is_refused_with_its_place(String good, String bad) {
    JsonInputException thrown =
        assertThrows(
            JsonInputException.class, () -> read(GOOD.replace(good, bad == null ? "" : bad)));
    assertEquals("a.json", thrown.source());
    assertEquals(true, thrown.position().isPresent(), thrown::getMessage);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          key-order       | {"a": 1, "z": 2}      | {"z": 2.0, "a": 1}
          number-spelling | [1, 2.50]             | [1e0, 2.5]
          colliding-keys  | {"AaAa": 1, "BBBB": 2} | {"BBBB": 2, "AaAa": 1}
          null-or-missing | {"a": null, "b": [{}]} | {"b": [{"c": null}]}
          call-order      | {"a": 1, "z": 2}      | {"z": 2, "a": 1}
          """)
  void another_spelling_of_an_input_is_the_same_question(String by, String input, String asked) {
    assertEquals(by, read(spelled(by, input, asked)).perturbation());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          key-order       | {"a": 1}    | {"z": 5}
          key-order       | {"a": null} | {}
          number-spelling | [1]         | [1.5]
          colliding-keys  | {"a": 1}    | {"a": 1, "AaAa": "AaAa"}
          null-or-missing | {"a": null} | {"a": 0}
          null-or-missing | [null]      | []
          processes       | {"a": 1}    | {"a": 2}
          """)
  void another_input_is_another_question_and_accuses_nobody(String by, String input, String asked) {
    JsonInputException thrown =
        assertThrows(JsonInputException.class, () -> read(spelled(by, input, asked)));
    assertEquals(7, thrown.position().orElseThrow().line());
    assertEquals(
        "expected the \"input\" in another spelling (%s), found another value; run the stress again"
            .formatted(Perturbation.named(by).orElseThrow().words()),
        thrown.problem());
  }

  private static String spelled(String by, String input, String asked) {
    return GOOD.replace("\"processes\"", '"' + by + '"')
        .replace(
            "{\"input\": {\"goal\": \"a\"}}",
            "{\"input\": %s,\n \"asked_as\": %s}".formatted(input, asked));
  }

  @ParameterizedTest
  @CsvSource({"7", "[]", "{}", "'{\"stress_replay\": \"1\"}'", "'{\"stress_replay\": 1}'"})
  void what_is_no_replay_is_refused(String text) {
    assertThrows(JsonInputException.class, () -> read(text));
  }
}
