package io.touchstone.pattern;

import io.touchstone.pattern.Program.Step;
import io.touchstone.pattern.Regex.Assertion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * One text searched as ECMA-262 describes it, one way after the other, for what an automaton cannot
 * say. Without back-references no step is tried twice at one place. The steps are bounded.
 */
final class Backtracking {
  private static final long MOST_STEPS = 1_000_000;
  private static final long MOST_REMEMBERED = 50_000_000;

  private final Program program;
  private final String text;
  private final StepBudget budget = new StepBudget(MOST_STEPS);

  /** By step and place, what has failed; null if failure may depend on more. */
  private final BitSet tried;

  Backtracking(Program program, String text) {
    this.program = program;
    this.text = text;
    long size = (long) program.steps().size() * (text.length() + 1);
    this.tried = program.remembers() || size > MOST_REMEMBERED ? null : new BitSet();
  }

  /**
   * Whether some way from anywhere accepts anywhere.
   *
   * @throws OutOfStepsException if that takes too long to say
   */
  boolean findsAMatch() {
    int[] unset = new int[program.registers()];
    Arrays.fill(unset, -1);
    for (int at = 0; at <= text.length(); at = after(at)) {
      if (run(program.start(), at, unset) != null) {
        return true;
      }
    }
    return false;
  }

  private int after(int at) {
    return at == text.length() ? at + 1 : at + Character.charCount(text.codePointAt(at));
  }

  /**
   * Where to go on.
   *
   * @param registers never changed
   */
  private record Thread(int step, int at, int[] registers) {}

  /** The registers at the first way to accept, or null if there is none. */
  private int[] run(int start, int from, int[] unset) {
    Deque<Thread> pending = new ArrayDeque<>();
    List<Integer> triedHere = new ArrayList<>();
    pending.push(new Thread(start, from, unset));
    while (!pending.isEmpty()) {
      Thread thread = pending.pop();
      while (thread != null && thread.step != Program.ACCEPT) {
        spend(1);
        thread = isNew(thread, triedHere) ? next(thread, pending) : null;
      }
      if (thread != null) {
        triedHere.forEach(index -> tried.clear(index));
        return thread.registers;
      }
    }
    return null;
  }

  private boolean isNew(Thread thread, List<Integer> triedHere) {
    if (tried == null) {
      return true;
    }
    int index = thread.step * (text.length() + 1) + thread.at;
    if (tried.get(index)) {
      return false;
    }
    tried.set(index);
    triedHere.add(index);
    return true;
  }

  private void spend(long steps) {
    budget.spend(steps);
    if (budget.isSpent()) {
      throw new OutOfStepsException();
    }
  }

  /** Null if this is no way. */
  private Thread next(Thread thread, Deque<Thread> pending) {
    int at = thread.at;
    int[] registers = thread.registers;
    Step step = program.steps().get(thread.step);
    if (step instanceof Step.Read read) {
      return read(read, thread);
    }
    if (step instanceof Step.Fork fork) {
      pending.push(new Thread(fork.second(), at, registers));
      return new Thread(fork.first(), at, registers);
    }
    if (step instanceof Step.Check check) {
      return holds(check.assertion(), at) ? new Thread(check.next(), at, registers) : null;
    }
    if (step instanceof Step.Save save) {
      return new Thread(save.next(), at, with(registers, save.register(), at));
    }
    if (step instanceof Step.Clear clear) {
      return new Thread(clear.next(), at, without(registers, clear.first(), clear.end()));
    }
    if (step instanceof Step.Moved moved) {
      boolean stays = program.remembers() && registers[moved.register()] == at;
      return stays ? null : new Thread(moved.next(), at, registers);
    }
    if (step instanceof Step.Refer refer) {
      return refer(refer, thread);
    }
    Step.Look look = (Step.Look) step;
    int[] seen = run(look.entry(), at, registers);
    if (look.negative()) {
      return seen == null ? new Thread(look.next(), at, registers) : null;
    }
    return seen == null ? null : new Thread(look.next(), at, seen);
  }

  private Thread read(Step.Read read, Thread thread) {
    int at = thread.at;
    if (at == (read.ahead() ? text.length() : 0)) {
      return null;
    }
    int codePoint = read.ahead() ? text.codePointAt(at) : text.codePointBefore(at);
    int length = Character.charCount(codePoint);
    return read.members().contains(codePoint)
        ? new Thread(read.next(), read.ahead() ? at + length : at - length, thread.registers)
        : null;
  }

  private Thread refer(Step.Refer refer, Thread thread) {
    int first = thread.registers[2 * refer.group()];
    int last = thread.registers[2 * refer.group() + 1];
    if (first < 0 || last < 0) {
      return new Thread(refer.next(), thread.at, thread.registers);
    }
    int length = last - first;
    spend(length);
    int begin = refer.ahead() ? thread.at : thread.at - length;
    boolean same = begin >= 0 && text.regionMatches(begin, text, first, length);
    int end = refer.ahead() ? thread.at + length : begin;
    return same && endsBetweenCharacters(end)
        ? new Thread(refer.next(), end, thread.registers)
        : null;
  }

  /** A group that has read a lone surrogate must not read half of a pair. */
  private boolean endsBetweenCharacters(int at) {
    return at == 0
        || at == text.length()
        || !Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  /** Without registers nothing is kept. */
  private int[] with(int[] registers, int register, int at) {
    if (registers.length == 0) {
      return registers;
    }
    spend(registers.length / 16);
    int[] changed = registers.clone();
    changed[register] = at;
    return changed;
  }

  private int[] without(int[] registers, int first, int end) {
    if (registers.length == 0) {
      return registers;
    }
    spend(registers.length / 16);
    int[] changed = registers.clone();
    Arrays.fill(changed, first, end, -1);
    return changed;
  }

  private boolean holds(Assertion assertion, int at) {
    return switch (assertion) {
      case START -> at == 0;
      case END -> at == text.length();
      case WORD_BOUNDARY -> isWord(at - 1) != isWord(at);
      case NO_WORD_BOUNDARY -> isWord(at - 1) == isWord(at);
    };
  }

  private boolean isWord(int at) {
    return at >= 0 && at < text.length() && CharacterClasses.WORD.contains(text.charAt(at));
  }
}
