package io.touchstone.planner;

import static io.touchstone.plan.PlanJson.json;
import static io.touchstone.plan.PlanJson.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {
  private static final String CONTEXT =
      """
      {"text": "t", "number": 1.0, "object": {"b": 1, "a": [true]}, "null": null, "goal": "other",
       "a.b": "dotted", "loop": "{{text}}", "open": "{{te", "dollar": "$1\\\\ \\"", "漢字": "kanji", "two words": "2"}""";

  private static String fill(String goal, String template) {
    ObjectNode params = (ObjectNode) parse("{\"p\": " + template + "}");
    return JsonText.line(new Placeholders(goal, parse(CONTEXT)).fill(params).get("p"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "{{goal}}"              | "G"
          "<{{goal}}{{text}}>"    | "<Gt>"
          "{{text}}{{text}}"      | "tt"
          "{{{text}}}"            | "{t}"
          "{{number}}"            | 1.0
          "n={{number}}"          | "n=1"
          "{{object}}"            | {"b": 1, "a": [true]}
          "o={{object}}"          | "o={\\"a\\":[true],\\"b\\":1}"
          "{{null}}"              | null
          "{{null}}."             | "null."
          "{{dollar}}"            | "$1\\\\ \\""
          "={{dollar}}"           | "=$1\\\\ \\""
          "{{漢字}}"               | "kanji"
          "{{two words}}"         | "2"
          """)
  void aKnownNameIsFilled(String template, String filled) {
    assertEquals(filled, fill("G", template));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "{{unknown}}"
          "{{s1.body}} and {{unknown}}"
          "{{a.b}}"
          "{{}}"
          "{{ text }}"
          "{{text}"
          "{text}}"
          "{{Goal}}"
          {"{{text}}": 1}
          1.50
          null
          """)
  void everythingElseStays(String template) {
    assertEquals(template, fill("G", template));
  }

  @Test
  void whatWasFilledInIsNeverLookedAtAgain() {
    assertEquals("\"{{s1.body}} {{text}}\"", fill("{{s1.body}} {{text}}", "\"{{goal}}\""));
    assertEquals("\"a {{text}}\"", fill("G", "\"a {{loop}}\""));
    assertEquals("\"{{text}}\"", fill("G", "\"{{open}}xt}}\""));
    assertEquals("\"{{te{{te\"", fill("{{te", "\"{{goal}}{{open}}\""));
  }

  @Test
  void everyDepthIsReached() {
    assertEquals(
        "[{\"a\": [\"t\", {\"b\": \"G\"}]}]",
        fill("G", "[{\"a\": [\"{{text}}\", {\"b\": \"{{goal}}\"}]}]"));
  }

  @Test
  void theTemplateIsNotChanged() {
    ObjectNode template = (ObjectNode) json("{'a':['{{goal}}',{'b':'{{text}}'}]}");
    ObjectNode before = template.deepCopy();
    new Placeholders("G", parse(CONTEXT)).fill(template);
    assertEquals(before, template);
  }

  @Test
  void aStepThatReadsAnother() {
    assertTrue(Placeholders.readsOutputOf("s1", json("{'a':[{'b':'x {{y}} {{s1.body}}'}]}")));
    assertTrue(Placeholders.readsOutputOf("s.1", json("{'a':'{{s.1.body}}'}")));
    assertFalse(
        Placeholders.readsOutputOf("s1", json("{'a':'{{s1}} {{s11.body}} s1.body','b':1}")));
  }
}
