package io.touchstone.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
  private static final int LENGTH = 100_000;

  /** Backtracking needs exponentially, or at least quadratically, many steps for each of these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a|a)*b",
        "(a*)*b",
        "^(a+)+$",
        "^(a|aa)+$",
        "(.*)(.*)(.*)(.*)b",
        "^((a?){20}a{20})*$",
        "(((a*)*)*)*b",
        "^(\\w+\\s?)*$",
        "(|a|)+b",
        "(^|a)*(\\B|a)*b"
      })
  void takesAtMostOneStepForEachStateAndPlace(String pattern) {
    Automaton automaton = automaton(pattern);
    String text = "a".repeat(LENGTH) + "!";
    Simulation whole = new Simulation(automaton, text);
    Simulation search = new Simulation(automaton, text);
    assertFalse(whole.reachesTheEnd());
    assertFalse(search.findsAMatch());
    assertAtMost((long) automaton.size() * (text.length() + 1), whole.steps());
    assertAtMost((long) automaton.size() * (text.length() + 1), search.steps());
  }

  @Test
  void aLongOptionalRepeatKeepsFewStatesAlive() {
    Simulation simulation = new Simulation(automaton("^[a-z]{0,9000}$"), "a".repeat(9_000));
    assertTrue(simulation.reachesTheEnd());
    assertAtMost(5 * 9_001, simulation.steps());
  }

  @Test
  void aSearchEndsAtTheFirstMatch() {
    Simulation simulation = new Simulation(automaton("ab"), "xxab" + "a".repeat(LENGTH));
    assertTrue(simulation.findsAMatch());
    assertAtMost(20, simulation.steps());
  }

  @Test
  void aWholeMatchReadsNoFurtherThanSomethingIsAlive() {
    FarthestRead text = new FarthestRead("aab" + "a".repeat(LENGTH));
    assertFalse(new Simulation(automaton("a*"), text).reachesTheEnd());
    assertEquals(2, text.farthest);
  }

  /** Remembers how far it has been read. */
  private static final class FarthestRead implements CharSequence {
    private final String text;
    private int farthest = -1;

    FarthestRead(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      farthest = Math.max(farthest, index);
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw new AssertionError("a copy of the text was asked for");
    }
  }

  private static Automaton automaton(String pattern) {
    return Automaton.of(PatternParser.parse(pattern, EcmaPattern.MAX_STATES));
  }

  private static void assertAtMost(long most, long actual) {
    assertTrue(actual <= most, () -> actual + " steps, expected at most " + most);
  }
}
