package io.touchstone.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EcmaPatternTest {
  private static final Set<String> KEYS =
      Set.of("about", "pattern", "whole", "not_whole", "found", "not_found");

  @TestFactory
  Stream<DynamicTest> matchesAsEcma262Says() {
    return TestCases.of("matching.json").stream()
        .map(row -> dynamicTest("/" + row.get("pattern").textValue() + "/", () -> check(row)));
  }

  private static void check(JsonNode row) {
    row.fieldNames().forEachRemaining(key -> assertTrue(KEYS.contains(key), key));
    EcmaPattern pattern = EcmaPattern.parse(row.get("pattern").textValue());
    assertEquals(texts(row, "whole"), those(row, pattern::matchesWhole, "whole", "not_whole"));
    assertEquals(texts(row, "found"), those(row, pattern::find, "found", "not_found"));
  }

  /** Of the texts in both lists, those that the pattern accepts. */
  private static Set<String> those(
      JsonNode row, Predicate<CharSequence> accepts, String yes, String no) {
    Set<String> accepted = texts(row, yes);
    accepted.addAll(texts(row, no));
    accepted.removeIf(accepts.negate());
    return accepted;
  }

  private static Set<String> texts(JsonNode row, String key) {
    Set<String> texts = new TreeSet<>();
    row.path(key).forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  @Test
  void aLoneSurrogateIsACodePointOfItsOwn() {
    assertTrue(EcmaPattern.parse("^.$").find("\uD83D"));
    assertTrue(EcmaPattern.parse("\\uDE00").matchesWhole("\uDE00"));
    assertTrue(EcmaPattern.parse("\\uD83Da").find("x\uD83Da"));
    assertTrue(EcmaPattern.parse("\uDE00\uD83D").matchesWhole("\uDE00\uD83D"));
    assertTrue(EcmaPattern.parse("\\p{Cs}{2}").matchesWhole("\uDE00\uD83D"));
    assertFalse(EcmaPattern.parse("^..$").find("\uD83D\uDE00"));
  }

  @Test
  void anEscapedHighSurrogateStandsAloneUnlessALowOneFollows() {
    assertTrue(EcmaPattern.parse("\\uD83D\\u0041").matchesWhole("\uD83DA"));
    assertTrue(EcmaPattern.parse("\\uD83D\\u{41}").matchesWhole("\uD83DA"));
    assertTrue(EcmaPattern.parse("\\uD83D\\uD83D\\uDE00").matchesWhole("\uD83D\uD83D\uDE00"));
  }

  @Test
  void noMatchBeginsOrEndsWithinASurrogatePair() {
    EcmaPattern noBoundary = EcmaPattern.parse("\\B");
    assertFalse(noBoundary.find("a\uD83D\uDE00a"));
    assertTrue(noBoundary.find("a\uD83D\uD83Da"));
  }

  @Test
  void takesAnyCharSequence() {
    StringBuilder text = new StringBuilder("2026-01-01");
    EcmaPattern date = EcmaPattern.parse("\\d{4}-\\d\\d-\\d\\d");
    assertTrue(date.matchesWhole(text));
    assertTrue(date.find(text.append('Z')));
    assertFalse(date.matchesWhole(text));
  }

  @Test
  void keepsItsSource() {
    assertEquals("^a\\/b$", EcmaPattern.parse("^a\\/b$").source());
  }

  @Test
  void onePatternServesManyThreads() {
    EcmaPattern pattern = EcmaPattern.parse("(ab|c)*d");
    List<String> texts = List.of("ababcd", "abac", "cccd", "d", "", "abd");
    List<Boolean> inTurn = texts.stream().map(pattern::matchesWhole).toList();
    for (int round = 0; round < 200; round++) {
      assertEquals(inTurn, texts.parallelStream().map(pattern::matchesWhole).toList());
    }
  }
}
