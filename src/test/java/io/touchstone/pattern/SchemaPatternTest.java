package io.touchstone.pattern;

import static io.touchstone.pattern.SchemaPattern.Match.FOUND;
import static io.touchstone.pattern.SchemaPattern.Match.NOT_FOUND;
import static io.touchstone.pattern.SchemaPattern.Match.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // look-ahead
        "^(?=.*\\d)[a-z0-9]+$ ; ab1 ; abc",
        "^(?!foo).*$ ; bar ; foobar",
        "^(?!.*\\.$)[a-z.]+$ ; a.b ; a.",
        "a(?=b|$) ; xa ; ac",
        "^((?!foo).)*$ ; xfo ; xfoo",
        // look-behind
        "(?<=a)b ; ab ; cb",
        "(?<!a)b ; cb ; ab",
        "(?<=^a+)b ; aaab ; caab",
        "(?<=(a)\\1)c ; xac ; bc",
        "(?<=\\1(a))c ; aac ; ac",
        "(?<=[😀])b ; 😀b ; ab",
        // back-references
        "^(a|b)\\1$ ; bb ; ab",
        "^(?<x>a|b)\\k<x>$ ; aa ; ba",
        "^\\k<x>(?<x>a)$ ; a ; aa",
        "^(?:(a)|b)*\\1$ ; ab ; c",
        "^(?:(a)|b)\\1$ ; b ; ab",
        "^(a\\1)b$ ; ab ; aab",
        "^(?:(a)|(b)|c)+\\1\\2d$ ; abcd ; abd",
        "^(?=(a+))a*b\\1 ; aba ; aac",
        "^(?=(a+?))\\1b ; ab ; aab",
        "^(?!(a)b)a\\1c ; ac ; abc",
        "(.)\\1 ; 😀😀 ; 😀😁",
        "^(a*)*\\1b$ ; aab ; aa",
        "^()\\1{3}a$ ; a ; b"
      })
  void isFoundWhereEcma262FindsIt(String pattern, String text, String other) {
    SchemaPattern schemaPattern = SchemaPattern.of(pattern);
    assertTrue(schemaPattern.isValid());
    assertEquals(FOUND, schemaPattern.find(text));
    assertEquals(NOT_FOUND, schemaPattern.find(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "^(a)\\1$ ; back-reference in the pattern ^(a)\\1$",
        "(?<=a)b ; look-behind in the pattern (?<=a)b",
        "(?<!a)b ; look-behind in the pattern (?<!a)b",
        "(a|^)*b ; assertion in a repeat in the pattern (a|^)*b",
        "(?i:a) ; no support for the pattern (?i:a)",
        "\\p{Emoji} ; no support for the pattern \\p{Emoji}"
      })
  void anOpaquePatternSaysWhy(String pattern, String reason) {
    assertEquals(Optional.of(reason), SchemaPattern.of(pattern).opaqueReason());
  }

  @Test
  void aSyntaxErrorIsToldWithItsPlace() {
    String reason = SchemaPattern.of("a(").opaqueReason().orElseThrow();
    assertTrue(reason.startsWith("character 3 of the pattern /a(/: expected ')'"), reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "^(?!a)b",
        "^(?=a(?!b)).",
        "\\bfoo\\b",
        "(^a|b)?c",
        "(?:a|$){1,3}",
        "(?=a|^b)",
        "x{5,}",
        "^((?!foo).)*$",
        "(\\b\\w+\\b )*"
      })
  void aRegularPatternHasNoReason(String pattern) {
    assertEquals(Optional.empty(), SchemaPattern.of(pattern).opaqueReason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "a**",
        "(?=a)*",
        "(?<=a)+",
        "(?<!a)?",
        "\\1",
        "(a)\\2",
        "\\k<x>",
        "\\k",
        "(?<x>a)\\k<y>",
        "[b-a]",
        "(?<1>a)",
        "\\u{110000}",
        "a{2,1}",
        "[\\1]",
        "(?",
        "(?<",
        "(?*a)",
        "(?=a"
      })
  void asyntaxErrorIsInvalidAndUnknown(String pattern) {
    SchemaPattern schemaPattern = SchemaPattern.of(pattern);
    assertFalse(schemaPattern.isValid());
    assertTrue(schemaPattern.opaqueReason().isPresent());
    assertEquals(UNKNOWN, schemaPattern.find("a"));
    Languages languages = new Languages(1_000);
    assertEquals(languages.all(), languages.of(schemaPattern));
  }

  @Test
  void whatWeHaveNoSupportForIsValidAndUnknown() {
    for (String pattern : List.of("(?i:a)", "\\p{Emoji}", "(".repeat(300) + ")".repeat(300))) {
      assertTrue(SchemaPattern.of(pattern).isValid());
      assertEquals(UNKNOWN, SchemaPattern.of(pattern).find("a"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "^(a|b)\\1$ ; bb ; cc",
        "^x(?<=x)y$ ; xy ; yx",
        "^(?!(.)\\1)..$ ; ab ; abc",
        "^(?:a|^)*c$ ; aac ; d",
        "^((?!foo)[a-z]?)*$ ; xfo ; a0",
        "^(?=(a)\\1)a ; aa ; b"
      })
  void theLanguageOfAnOpaquePatternIsASuperset(String pattern, String text, String outside) {
    Languages languages = new Languages(1_000);
    SchemaPattern schemaPattern = SchemaPattern.of(pattern);
    assertTrue(schemaPattern.opaqueReason().isPresent());
    Language superset = languages.of(schemaPattern);
    assertTrue(languages.contains(superset, text));
    if (!outside.isBlank()) {
      assertFalse(languages.contains(superset, outside));
    }
  }

  @Test
  void aLookBehindNeverSplitsASurrogatePair() {
    assertEquals(NOT_FOUND, SchemaPattern.of("(?<=\\ude00)b").find("😀b"));
    assertEquals(FOUND, SchemaPattern.of("(?<=\\ude00)b").find("\ude00b"));
    assertEquals(NOT_FOUND, SchemaPattern.of("(\\ud83d)\\1").find("\ud83d😀"));
  }

  @Test
  void theEndIsNotBeforeALastLineFeed() {
    assertEquals(NOT_FOUND, SchemaPattern.of("(?=a)a$").find("a\n"));
    assertEquals(NOT_FOUND, SchemaPattern.of("(a)\\1$").find("aa\n"));
    assertEquals(FOUND, SchemaPattern.of("(?=\\s)\\s").find("\uFEFF"));
    assertEquals(NOT_FOUND, SchemaPattern.of("(?=.).").find("\u2028"));
    assertEquals(FOUND, SchemaPattern.of("(?=.).").find("\u0085"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^(?=((a|a)*)b)c",
        "^((a|a)*)\\1b$",
        "(a*)*(?<=b)c",
        "^(?:(a+)+)+\\1{5}b$",
        "(?:(?=(?:a|aa)*b)a)*c",
        "(x*)*\\1y",
        "(((((((((((((?!a)b)+c)+d)+e)+f)+g)+h)+i)+j)+k)+l)+m)+"
      })
  void everySearchEnds(String pattern) {
    String text = "a".repeat(5_000) + "!";
    assertTimeout(Duration.ofSeconds(5), () -> SchemaPattern.of(pattern).find(text));
  }

  @Test
  void lookAheadAloneTakesLinearlyManySteps() {
    String text = "a".repeat(20_000) + "!";
    assertEquals(NOT_FOUND, SchemaPattern.of("^(?=(a|a)*!)(a*)*b").find(text));
  }

  @Test
  void aCatastropheIsUnknown() {
    assertEquals(UNKNOWN, SchemaPattern.of("^((a|a)*)*\\1b$").find("a".repeat(200)));
  }

  @Test
  void countsBeyondAnyAutomatonAreFound() {
    SchemaPattern pattern = SchemaPattern.of("^[a-z]{2,60000}(?!.)$");
    assertEquals(FOUND, pattern.find("abc"));
    assertEquals(NOT_FOUND, pattern.find("a"));
    assertEquals(NOT_FOUND, pattern.find("a".repeat(60_001)));
  }

  @Test
  void keepsItsSource() {
    assertEquals("a(", SchemaPattern.of("a(").source());
  }
}
