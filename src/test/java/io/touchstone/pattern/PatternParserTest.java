package io.touchstone.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.touchstone.pattern.Regex.Alternation;
import io.touchstone.pattern.Regex.Assertion;
import io.touchstone.pattern.Regex.CharSet;
import io.touchstone.pattern.Regex.Concat;
import io.touchstone.pattern.Regex.Empty;
import io.touchstone.pattern.Regex.Repeat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternParserTest {
  private static final Regex A = new CharSet(CodePoints.of('a'));
  private static final Regex B = new CharSet(CodePoints.of('b'));

  @Test
  void aPatternIsATreeOfSetsWithoutGroups() {
    assertEquals(
        new Concat(
            List.of(
                Assertion.START,
                new Alternation(List.of(A, new Concat(List.of(B, new Repeat(A, 2, 5))))),
                new CharSet(CharacterClasses.DIGIT),
                Assertion.WORD_BOUNDARY,
                Assertion.NO_WORD_BOUNDARY,
                Assertion.END)),
        parse("^(?<x>a|ba{2,5}?)\\d\\b\\B$"));
  }

  @Test
  void quantifiersAreCounts() {
    assertEquals(new Repeat(A, 0, Repeat.UNBOUNDED), parse("a*"));
    assertEquals(new Repeat(A, 1, Repeat.UNBOUNDED), parse("a+?"));
    assertEquals(new Repeat(A, 0, 1), parse("a?"));
    assertEquals(new Repeat(A, 3, 3), parse("(a){3}"));
    assertEquals(new Repeat(A, 3, Repeat.UNBOUNDED), parse("(?:a){3,}"));
    assertEquals(new Repeat(A, 0, Repeat.LARGEST), parse("a{0,99999999999999999999}"));
  }

  @Test
  void whatSaysNothingIsLeftOut() {
    assertEquals(new Empty(), parse(""));
    assertEquals(new Empty(), parse("(){5}(?:)*a{0}"));
    assertEquals(A, parse("()((a){1})()"));
    assertEquals(new Alternation(List.of(A, new Empty())), parse("a|"));
  }

  @Test
  void theEmptyClassIsASetWithoutMembers() {
    assertEquals(new CharSet(CodePoints.NONE), parse("[]"));
    assertEquals(new CharSet(CodePoints.ALL), parse("[^]"));
  }

  /** Limits of the automaton are no limits of the language. */
  private static Regex parse(String pattern) {
    return PatternParser.parse(pattern, Long.MAX_VALUE);
  }
}
