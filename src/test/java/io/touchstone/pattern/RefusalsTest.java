package io.touchstone.pattern;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RefusalsTest {
  @TestFactory
  Stream<DynamicTest> sayWhereAndWhatAndHowToMendIt() {
    return TestCases.of("refusals.json").stream()
        .map(row -> dynamicTest("/" + row.get("pattern").textValue() + "/", () -> check(row)));
  }

  private static void check(JsonNode row) {
    String pattern = row.get("pattern").textValue();
    EcmaPatternException refusal = refusalOf(pattern);
    assertEquals(row.get("problem").textValue(), refusal.problem());
    assertEquals(row.get("at").intValue(), refusal.position());
    assertEquals(pattern, refusal.source());
  }

  @Test
  void theMessageShowsThePattern() {
    assertEquals(
        "character 6 of the pattern /a\\d(😀/: expected ')' to close the group that opens at"
            + " character 4, found the end of the pattern; add it, or write \\( for the character"
            + " itself",
        refusalOf("a\\d(😀").getMessage());
  }

  @Test
  void theMessageShowsThePartThatIsMeantOfALongPattern() {
    String message = refusalOf("a".repeat(1_000) + "**" + "b".repeat(1_000)).getMessage();
    assertTrue(
        message.startsWith(
            "character 1002 of the pattern .../"
                + "a".repeat(39)
                + "**"
                + "b".repeat(19)
                + "/...: expected"),
        message);
  }

  @Test
  void theMessageHidesNothingThatCannotBeSeen() {
    String message = refusalOf("(\n\u202E\u2028\uD800").getMessage();
    assertTrue(message.contains("/(\\u{A}\\u{202E}\\u{2028}\\u{D800}/"), message);
  }

  @Test
  void aMessageIsShortHoweverLongThePatternIs() {
    for (String pattern :
        List.of("\\p{" + "x".repeat(90_000) + "}", "a{5,0" + "0".repeat(90_000) + "}")) {
      String message = refusalOf(pattern).getMessage();
      assertTrue(message.length() < 600, message);
    }
  }

  @Test
  void groupsNestTwoHundredDeepAndNoDeeper() {
    assertDoesNotThrow(() -> EcmaPattern.parse("(".repeat(200) + "a" + ")*?".repeat(200)));
    EcmaPatternException refusal = refusalOf("(".repeat(201) + "a" + ")".repeat(201));
    assertEquals(201, refusal.position());
    assertEquals(
        "expected groups nested at most 200 deep, found one more;"
            + " take out parentheses that are not needed",
        refusal.problem());
  }

  @Test
  void manyGroupsSideBySideAreNotDeep() {
    assertTrue(EcmaPattern.parse("(a)".repeat(1_000)).matchesWhole("a".repeat(1_000)));
  }

  @Test
  void aPatternHasAtMostAHundredThousandCharacters() {
    assertDoesNotThrow(() -> EcmaPattern.parse("[" + "😀".repeat(99_998) + "]"));
    EcmaPatternException refusal = refusalOf("(".repeat(100_001));
    assertEquals(100_001, refusal.position());
    assertEquals(
        "expected at most 100000 characters, found 100001; split the pattern", refusal.problem());
  }

  @Test
  void aPatternHasAtMostTwentyThousandStates() {
    assertTrue(EcmaPattern.parse("a{20000}").matchesWhole("a".repeat(20_000)));
    assertTrue(EcmaPattern.parse("a{0,10000}").matchesWhole("a".repeat(10_000)));
  }

  private static EcmaPatternException refusalOf(String pattern) {
    return assertThrows(EcmaPatternException.class, () -> EcmaPattern.parse(pattern));
  }
}
