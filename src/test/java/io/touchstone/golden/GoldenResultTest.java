package io.touchstone.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.finding.Finding;
import io.touchstone.finding.Severity;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import io.touchstone.subject.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenResultTest {
  private static final String TEXT =
      """
      {
        "input": {},
        "expected_output": {
          "a": 1,
          "b": "x",
          "c": [1],
          "d": 5,
          "e": null
        },
        "matchers": {
          "d": "integer"
        }
      }
      """;

  @Test
  void an_equal_answer_matches() {
    GoldenResult result =
        answered("{\"e\": null, \"d\": 7, \"c\": [1.0], \"b\": \"x\", \"a\": 1e0}");
    assertTrue(result.matches());
    assertEquals(List.of(), result.findings());
  }

  @Test
  void each_difference_is_a_finding_with_place_and_remedy() {
    GoldenResult result = answered("{\"b\": \"y\", \"c\": {}, \"d\": 1.5, \"e\": null, \"f\": 2}");
    assertFalse(result.matches());
    assertEquals(
        List.of(
            "golden/planner/x.json:4: missing at a: 1 -> nothing",
            "golden/planner/x.json:5: differs at b: \"x\" -> \"y\"",
            "golden/planner/x.json:6: differs at c: [1] -> {}",
            "golden/planner/x.json:7: is not integer at d: 5 -> 1.5",
            "golden/planner/x.json:3: unexpected at f: nothing -> 2"),
        result.findings().stream().map(GoldenResultTest::line).toList());
    assertEquals(
        List.of(
            "accept it with: touchstone golden accept golden/planner/x.json",
            "correct the subject, or the matcher in golden/planner/x.json"),
        result.findings().stream()
            .map(finding -> finding.remedy().orElseThrow())
            .distinct()
            .toList());
  }

  private static String line(Finding finding) {
    return "%s: %s: %s -> %s"
        .formatted(
            finding.location(),
            finding.message(),
            finding.expected().map(JsonText::line).orElse("nothing"),
            finding.actual().map(JsonText::line).orElse("nothing"));
  }

  @Test
  void a_root_of_another_type_is_one_finding() {
    Finding finding = answered("[]").findings().get(0);
    assertEquals("differs at the root", finding.message());
    assertEquals(FieldPath.ROOT, finding.location().path().orElseThrow());
  }

  @Test
  void a_subject_that_threw_matches_nothing_not_even_its_own_value() {
    Answer.Threw threw = new Answer.Threw("java.lang.IllegalStateException", "on fire");
    String text = "{\"input\": 1, \"expected_output\": " + JsonText.line(threw.toJson()) + "}";
    GoldenResult result = GoldenResult.of(GoldenFixtures.golden(text), threw);
    assertFalse(result.matches());
    Finding finding = result.findings().get(0);
    assertEquals(Severity.ERROR, finding.severity());
    assertEquals(
        "java.lang.IllegalStateException: subject \"planner\" gave no answer: on fire",
        finding.message());
    assertEquals(
        "{\"$threw\": {\"type\": \"java.lang.IllegalStateException\"}}",
        JsonText.line(finding.actual().orElseThrow()));
  }

  @Test
  void the_accept_command_can_be_pasted_into_a_shell() {
    byte[] text = "{\"input\": 1, \"expected_output\": 1}".getBytes(StandardCharsets.UTF_8);
    GoldenSource source =
        new GoldenSource(Path.of("x"), "golden/planner/it's $(here).json", "planner/x.json");
    GoldenFile golden = GoldenFixtures.reader().read(source, text);
    Finding finding =
        GoldenResult.of(golden, new Answer.Returned(GoldenFixtures.value("2"))).findings().get(0);
    assertEquals(
        "accept it with: touchstone golden accept 'golden/planner/it'\\''s $(here).json'",
        finding.remedy().orElseThrow());
  }

  private static GoldenResult answered(String answer) {
    return GoldenResult.of(
        GoldenFixtures.golden(TEXT), new Answer.Returned(GoldenFixtures.value(answer)));
  }
}
