package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractReader;
import io.touchstone.contract.Terms;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a contract promises to repeat is what stress asks for. */
class StressViewTest {
  private static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) {
    return StrictJson.value(bytes(text), "test", JsonLimits.DEFAULT);
  }

  private static StressView view(String promise, String golden) {
    Contract contract =
        ContractReader.read(
            StrictJson.parse(
                bytes(
                    "{'contract': 'planner', 'kind': 'skill', 'version': '1.0.0', 'inputs_schema': {},"
                        + " 'outputs_schema': {}, "
                        + promise
                        + "}"),
                "contract"));
    return StressView.of(
        StressRunnerTest.golden(golden.replace('\'', '"')).comparison(),
        contract,
        (Terms.Behavior) contract.terms());
  }

  private static String difference(StressView view, String before, String now) {
    return view.difference(json(before), json(now)).map(each -> each.path().toString()).orElse("-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # promise                                                      | before              | now                 | differs at
          'determinism': 'FULL'                                          | {'a': 1, 'b': 2}    | {'a': 1, 'b': 3}    | b
          'determinism': 'FULL', 'volatile_fields': ['b']                | {'a': 1, 'b': 2}    | {'a': 1, 'b': 3}    | -
          'determinism': 'FULL', 'volatile_fields': ['b']                | {'a': 1, 'b': 2}    | {'a': 4, 'b': 3}    | a
          'determinism': 'STRUCTURAL'                                    | {'a': 1, 'b': 'x'}  | {'a': 2, 'b': 'y'}  | -
          'determinism': 'STRUCTURAL'                                    | {'a': 1, 'b': 'x'}  | {'a': 2, 'b': 7}    | b
          'determinism': 'STRUCTURAL'                                    | {'a': [1]}          | {'a': [1, 2]}       | a.1
          'determinism': 'STRUCTURAL', 'stable_fields': ['a']            | {'a': 1, 'b': 'x'}  | {'a': 2, 'b': 'y'}  | a
          'determinism': 'STRUCTURAL', 'volatile_fields': ['b']          | {'a': 1, 'b': 'x'}  | {'a': 2}            | -
          'determinism': 'STRUCTURAL', 'stable_fields': ['m.id'], 'volatile_fields': ['m.*'] | {'m': {'id': 1}} | {'m': {'id': 2}} | m.id
          'determinism': 'STRUCTURAL', 'stable_fields': ['m.id'], 'volatile_fields': ['m']   | {'m': {'id': 1}} | {'m': {'id': 2}} | m.id
          'determinism': 'FULL', 'stable_fields': ['m.id'], 'volatile_fields': ['m.*']       | {'m': {'id': 1, 'n': 1}} | {'m': {'id': 2, 'n': 2}} | m.id
          'determinism': 'FULL', 'stable_fields': ['m.id'], 'volatile_fields': ['m.*']       | {'m': {'id': 1, 'n': 1}} | {'m': {'id': 1, 'n': 2}} | -
          'determinism': 'FULL', 'volatile_fields': ['*']                | {'$error': {'code': 'D'}} | {'$error': {'code': 'E'}} | $error.code
          'determinism': 'NONE'                                          | {'a': 1}            | [2]                 | -
          'determinism': 'NONE'                                          | {'a': 1}            | {'$error': {'code': 'E'}} | ``
          'determinism': 'STRUCTURAL'                                    | {'$error': {'code': 'D'}} | {'$error': {'code': 'E'}} | $error.code
          """)
  void aPromiseIsWhatIsAskedFor(String promise, String before, String now, String path) {
    assertEquals(path, difference(view(promise, ""), before, now));
  }

  @Test
  void moreThanTheGoldenFileComparesIsPromised() {
    StressView view = view("'determinism': 'FULL'", ", 'deterministic_fields': ['text']");

    assertEquals("id", difference(view, "{'text': 1, 'id': 2}", "{'text': 1, 'id': 3}"));
  }

  @Test
  void whatTheGoldenFileIgnoresOrMatchesDoesNotCount() {
    assertEquals(
        "-",
        difference(
            view("'determinism': 'FULL'", ", 'ignored_fields': ['id']"), "{'id': 2}", "{'id': 3}"));
    StressView matched = view("'determinism': 'FULL'", ", 'matchers': {'id': 'string'}");
    assertEquals("-", difference(matched, "{'id': 'a'}", "{'id': 'b'}"));
    assertEquals("id", difference(matched, "{'id': 'a'}", "{'id': 1}"));
  }

  @Test
  void theModeThatIsKeptIsNamed() {
    StressView view = view("'determinism': 'FULL'", "");

    assertEquals(
        "; planner 1.0.0 promises FULL, and these answers keep STRUCTURAL",
        view.promise(json("{'a': 1}"), json("{'a': 2}")));
    assertEquals(
        "; planner 1.0.0 promises FULL, and these answers keep NONE",
        view.promise(json("{'a': 1}"), json("{'b': 2}")));
    assertEquals(
        "", StressView.of(StressRunnerTest.golden("").comparison()).promise(json("1"), json("2")));
  }
}
