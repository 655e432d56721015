package io.touchstone.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final Map<String, String> KEY =
      Map.of("KEY", "first\"line\n}\nsecond line\n", "WORD", "first");

  private static Secrets secrets(Map<String, String> environment) {
    return Secrets.of(
        environment.keySet().stream().map(name -> new VariableText("${" + name + "}")).toList(),
        environment::get);
  }

  private static JsonNode json(String text) {
    return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), "test").root();
  }

  private static String inJson(String text) {
    String quoted = JsonText.quote(text);
    return quoted.substring(1, quoted.length() - 1);
  }

  private static List<String> spellings(String value) {
    return List.of(
        value,
        inJson(value),
        inJson(inJson(value)),
        URLEncoder.encode(value, StandardCharsets.UTF_8),
        value.replace("/", "\\/"),
        value
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace("\"", "&quot;")
            .replace("'", "&#039;"));
  }

  @Property(tries = 500)
  void aValueIsFoundHoweverItsPunctuationIsEscaped(
      @ForAll @CharRange(from = '!', to = '~') @StringLength(min = 4, max = 12) String value,
      @ForAll @StringLength(max = 5) String before,
      @ForAll @StringLength(max = 5) String after) {
    Secrets secrets = secrets(Map.of("N", value));
    for (String spelling : spellings(value)) {
      assertEquals("\n${N}\n", secrets.hide("\n" + spelling + "\n"), spelling);
      assertFalse(secrets.hide(before + spelling + after).contains(value), spelling);
    }
  }

  @Property(tries = 500)
  void aTextThatIsCutInAValueShowsNoPartOfItHoweverItIsSpelled(
      @ForAll @CharRange(from = '!', to = '~') @StringLength(min = 4, max = 12) String value,
      @ForAll int where) {
    Secrets secrets = secrets(Map.of("N", value));
    for (String spelling : spellings(value)) {
      int cut = 1 + Math.floorMod(where, spelling.length() - 1);
      assertEquals("\n", secrets.hideInBeginning("\n" + spelling.substring(0, cut)), spelling);
      // Without its first backslash it may be whole.
      String end = secrets.hideInEnd(spelling.substring(cut) + "\n");
      assertEquals("\n", end.startsWith("${N}") ? end.substring(4) : end, spelling);
    }
  }

  @Test
  void charactersBeyondAsciiAndBlanksAreFoundEscapedToo() {
    Secrets secrets = secrets(Map.of("N", "pässe partout 😀"));
    assertEquals("${N}", secrets.hide("p%C3%A4sse+partout%20%F0%9F%98%80".replace("%20", "+")));
    assertEquals("${N}", secrets.hide("p\\u00E4sse partout \\ud83d\\ude00"));
    assertEquals("${N}", secrets.hide("p&#xe4;sse partout &#128512;"));
  }

  @Test
  void aValueOfSeveralLinesIsFoundAsAWholeAndLineByLine() {
    Secrets secrets = secrets(KEY);
    assertEquals("<${KEY}\n>", secrets.hide("<first\"line\n}\nsecond line\n>"));
    assertEquals("<${KEY}\\n>", secrets.hide("<first\\\"line\\n}\\nsecond line\\n>"));
    assertEquals("<${KEY} } ${WORD}>", secrets.hide("<second line } first>"));
  }

  @Test
  void theEndOfAValueAtTheBeginningOfATextIsLeftOutAndSoIsATextInsideOfOne() {
    Secrets secrets = secrets(KEY);
    assertEquals(" ${WORD}", secrets.hideInEnd("line first"));
    assertEquals("", secrets.hideInEnd("line\n}\nsecond lin"));
  }

  @Test
  void aWholeValueThatBeginsAsItEndsIsNotShownInPart() {
    String end = secrets(Map.of("N", "\"quoted\"")).hideInEnd("\"quoted\\\" is wrong");
    assertEquals(" is wrong", end);
  }

  @Test
  void aValueThatRepeatsItselfIsFoundWhereItBeginsFirst() {
    String token = "0123456789".repeat(100);
    Secrets secrets = secrets(Map.of("N", token));
    assertEquals("say: ${N}", secrets.hideInBeginning("say: " + token + token.substring(0, 400)));
  }

  @Test
  void theLongerOfTwoValuesIsNamedAndAShortOneIsNot() {
    Secrets secrets = secrets(Map.of("WHOLE", "abcdefgh", "PART", "cdef", "SHORT", "abc"));
    assertEquals("${WHOLE} ab${PART} abc", secrets.hide("abcdefgh abcdef abc"));
    assertEquals("x", secrets(Map.of("WHOLE", "abcdefgh", "P", "abcd")).hideInBeginning("xabcdef"));
    assertFalse(secrets.toString().contains("abcd"));
  }

  @Test
  void aNameThatWasPutInIsNotTakenForAValue() {
    assertEquals("${TOKEN}", secrets(Map.of("TOKEN", "longest", "B", "TOKEN")).hide("longest"));
  }

  @Test
  void blanksAroundAValueDoNotHideIt() {
    assertEquals("[${N}]", secrets(Map.of("N", " s3cret\t")).hide("[s3cret]"));
  }

  @Test
  void valuesInTheStringsAndTheNamesOfJsonAreHiddenAndTheRestIsKeptExactly() {
    Secrets secrets = secrets(Map.of("N", "s3cret"));
    assertEquals(
        "{\"a ${N}\": [\"${N}\", 1.50, {\"b\": null}], \"c\": \"x\"}",
        JsonText.line(
            secrets.hide(json("{\"a s3cret\": [\"s3cret\", 1.50, {\"b\": null}], \"c\": \"x\"}"))));
  }

  @Test
  void withoutAVariableNothingIsCopied() {
    Secrets none =
        Secrets.of(List.of(new VariableText("plain"), new VariableText("${NO}")), n -> null);
    JsonNode value = json("{\"a\": [\"text\"]}");
    assertSame(value, none.hide(value));
    assertSame("text", none.hide("text"));
    assertTrue(none.toString().equals("[]"));
  }
}
