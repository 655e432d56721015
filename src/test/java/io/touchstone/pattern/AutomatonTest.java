package io.touchstone.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomatonTest {
  /** The count is what memory and the limit rest on, so it must be exact: no state is left over. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "() 0",
        "ab 2",
        "^a$ 3",
        "a|b|c 5",
        "a| 2",
        "a? 2",
        "a* 2",
        "a+ 2",
        "a{3} 3",
        "a{3,} 4",
        "a{2,5} 8",
        "(ab){0,3} 9",
        "(a|b){2}(c*){2,} 11",
        "((a?)*)+ 4"
      })
  void needsTheStatesThatWereCounted(String pattern, int states) {
    Regex regex = PatternParser.parse(pattern, EcmaPattern.MAX_STATES);
    assertEquals(states, StateCount.of(regex));
    Automaton automaton = Automaton.of(regex);
    assertEquals(states + 1, automaton.size());
    assertNotNull(automaton.state(states));
  }
}
