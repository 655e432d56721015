package io.touchstone.pattern;

import io.touchstone.pattern.Regex.Assertion;
import io.touchstone.pattern.Regex.Cases;
import io.touchstone.pattern.Regex.Repeat;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A nondeterministic automaton: states that are known by their numbers, below {@link #size}. State
 * 0 accepts.
 */
final class Automaton {
  static final int ACCEPT = 0;

  /** What a state asks before the next one is reached. */
  sealed interface State {
    /** The end of the pattern: no next state. */
    record Accept() implements State {}

    /** Reads one code point, a member. */
    record Read(CodePoints members, int next) implements State {}

    /** Reads nothing, and asks where in the text it is. */
    record Check(Assertion assertion, int next) implements State {}

    /** Reads nothing, and goes both ways. */
    record Fork(int first, int second) implements State {}
  }

  private final State[] states;
  private final int start;

  private Automaton(State[] states, int start) {
    this.states = states;
    this.start = start;
  }

  /** The regex must be known to have few states: {@link StateCount}. */
  static Automaton of(Regex regex) {
    Builder builder = new Builder(Math.toIntExact(StateCount.of(regex) + 1));
    int start = builder.entry(regex, ACCEPT);
    return new Automaton(builder.states, start);
  }

  State state(int number) {
    return states[number];
  }

  int start() {
    return start;
  }

  int size() {
    return states.length;
  }

  /**
   * Builds from the end to the beginning: each node answers its entry for the state that follows.
   */
  private static final class Builder implements Cases<IntUnaryOperator> {
    private final State[] states;
    private int used;

    Builder(int size) {
      states = new State[size];
      add(new State.Accept());
    }

    int entry(Regex regex, int next) {
      return regex.match(this).applyAsInt(next);
    }

    private int add(State state) {
      states[used] = state;
      return used++;
    }

    @Override
    public IntUnaryOperator empty() {
      return next -> next;
    }

    @Override
    public IntUnaryOperator charSet(CodePoints members) {
      return next -> add(new State.Read(members, next));
    }

    @Override
    public IntUnaryOperator assertion(Assertion assertion) {
      return next -> add(new State.Check(assertion, next));
    }

    @Override
    public IntUnaryOperator concat(List<Regex> parts) {
      return next -> {
        int entry = next;
        for (int i = parts.size() - 1; i >= 0; i--) {
          entry = entry(parts.get(i), entry);
        }
        return entry;
      };
    }

    @Override
    public IntUnaryOperator alternation(List<Regex> choices) {
      return next -> {
        int entry = entry(choices.get(choices.size() - 1), next);
        for (int i = choices.size() - 2; i >= 0; i--) {
          entry = add(new State.Fork(entry(choices.get(i), next), entry));
        }
        return entry;
      };
    }

    @Override
    public IntUnaryOperator repeat(Repeat repeat) {
      if (repeat.most() == Repeat.UNBOUNDED) {
        return next -> loop(repeat.body(), repeat.least(), next);
      }
      int optional = repeat.most() - repeat.least();
      return next -> copies(repeat.body(), repeat.least(), optional(repeat.body(), optional, next));
    }

    private int loop(Regex body, int least, int next) {
      int fork = add(null);
      int entry = entry(body, fork);
      states[fork] = new State.Fork(entry, next);
      return least == 0 ? fork : copies(body, least - 1, entry);
    }

    private int copies(Regex body, int times, int next) {
      int entry = next;
      for (int i = 0; i < times; i++) {
        entry = entry(body, entry);
      }
      return entry;
    }

    /** Nested, as in {@code (x(x)?)?}: each leads out at once, so that few states are alive. */
    private int optional(Regex body, int times, int next) {
      int entry = next;
      for (int i = 0; i < times; i++) {
        entry = add(new State.Fork(entry(body, entry), next));
      }
      return entry;
    }
  }
}
