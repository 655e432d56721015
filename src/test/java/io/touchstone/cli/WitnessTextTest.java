package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WitnessTextTest {
  private static String text(String json) {
    return WitnessText.of(
        StrictJson.value(json.getBytes(StandardCharsets.UTF_8), "test", JsonLimits.DEFAULT));
  }

  @Test
  void shortDocumentsStayAsTheyAre() {
    String json = "{\"a\":[1,2.0,1E+300,null],\"\":{},\"b\":[],\"c\":\"x\\ny\"}";
    assertEquals(json, text(json));
  }

  @Test
  void longRepetitionsAreCounted() {
    assertEquals("string of 65,536 x 'a'", text('"' + "a".repeat(65_536) + '"'));
    assertEquals("string of 50 x 'ab'", text('"' + "ab".repeat(50) + '"'));
    assertEquals("string of 41 x '\uD83D\uDE00'", text('"' + "\uD83D\uDE00".repeat(41) + '"'));
    assertEquals(
        "{\"k\":string of 41 x '\\u0000'}", text("{\"k\":\"" + "\\u0000".repeat(41) + "\"}"));
    assertEquals("{string of 100 x 'k':1}", text("{\"" + "k".repeat(100) + "\":1}"));
    assertEquals("array of 1,000 x 0", text("[" + "0,".repeat(999) + "0]"));
  }

  @Test
  void everythingElseIsCutAt200Characters() {
    String numbers =
        IntStream.range(0, 1_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    String json = "[" + numbers + "]";
    assertEquals(json.substring(0, 200) + "... (3,891 characters)", text(json));
  }
}
