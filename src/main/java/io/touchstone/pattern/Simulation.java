package io.touchstone.pattern;

import io.touchstone.pattern.Regex.Assertion;

/**
 * One text run through an automaton, all ways at once. A state is entered once a place at most, so
 * the steps are bounded by (states) times (code points + 1).
 */
final class Simulation {
  private final Automaton automaton;
  private final CharSequence text;
  private StateSet here;
  private StateSet ahead;
  private long steps;

  Simulation(Automaton automaton, CharSequence text) {
    this.automaton = automaton;
    this.text = text;
    this.here = new StateSet(automaton.size());
    this.ahead = new StateSet(automaton.size());
  }

  /** Whether some way from the beginning of the text accepts at its end. */
  boolean reachesTheEnd() {
    here.add(automaton.start());
    for (int at = 0; at < text.length(); at = advance(at)) {
      settle(at);
      if (here.isEmpty()) {
        return false;
      }
    }
    settle(text.length());
    return here.contains(Automaton.ACCEPT);
  }

  /** Whether some way from anywhere accepts anywhere. */
  boolean findsAMatch() {
    for (int at = 0; ; at = advance(at)) {
      here.add(automaton.start());
      settle(at);
      if (here.contains(Automaton.ACCEPT)) {
        return true;
      }
      if (at == text.length()) {
        return false;
      }
    }
  }

  /** How many states have been looked at so far. */
  long steps() {
    return steps;
  }

  /** Adds what is reached from here without reading. */
  private void settle(int at) {
    for (int i = 0; i < here.size(); i++) {
      steps++;
      Automaton.State state = automaton.state(here.get(i));
      if (state instanceof Automaton.State.Fork fork) {
        here.add(fork.first());
        here.add(fork.second());
      } else if (state instanceof Automaton.State.Check check && holds(check.assertion(), at)) {
        here.add(check.next());
      }
    }
  }

  /** Reads the code point at {@code at} and answers where it ends. */
  private int advance(int at) {
    int codePoint = Character.codePointAt(text, at);
    ahead.clear();
    for (int i = 0; i < here.size(); i++) {
      if (automaton.state(here.get(i)) instanceof Automaton.State.Read read
          && read.members().contains(codePoint)) {
        ahead.add(read.next());
      }
    }
    StateSet behind = here;
    here = ahead;
    ahead = behind;
    return at + Character.charCount(codePoint);
  }

  private boolean holds(Assertion assertion, int at) {
    return switch (assertion) {
      case START -> at == 0;
      case END -> at == text.length();
      case WORD_BOUNDARY -> isWord(at - 1) != isWord(at);
      case NO_WORD_BOUNDARY -> isWord(at - 1) == isWord(at);
    };
  }

  /** Word characters are ASCII, so half of a surrogate pair is as good as the whole. */
  private boolean isWord(int at) {
    return at >= 0 && at < text.length() && CharacterClasses.WORD.contains(text.charAt(at));
  }
}
