package io.touchstone.pattern;

import io.touchstone.pattern.Regex.Assertion;
import io.touchstone.pattern.Regex.BackReference;
import io.touchstone.pattern.Regex.Capture;
import io.touchstone.pattern.Regex.Cases;
import io.touchstone.pattern.Regex.Look;
import io.touchstone.pattern.Regex.Repeat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * What {@link Backtracking} does, step by step: steps are known by their numbers, and step 0
 * accepts. Registers hold places in the text: two for each group, one for each loop.
 *
 * @param registers how many there are
 * @param remembers whether what a step does may depend on registers
 */
record Program(List<Step> steps, int start, int registers, boolean remembers) {
  static final int ACCEPT = 0;

  /** What is done before the next step. */
  sealed interface Step {
    record Accept() implements Step {}

    /** Reads one code point, a member, forward or backward. */
    record Read(CodePoints members, boolean ahead, int next) implements Step {}

    record Check(Assertion assertion, int next) implements Step {}

    /** Tries the first way, then the second. */
    record Fork(int first, int second) implements Step {}

    /** Keeps the place in a register. */
    record Save(int register, int next) implements Step {}

    /** Forgets the registers from the first to the one before the end. */
    record Clear(int first, int end, int next) implements Step {}

    /** Goes on unless the place is that in the register: a round that read nothing. */
    record Moved(int register, int next) implements Step {}

    /** Reads what the group has read, forward or backward; nothing if it has read nothing. */
    record Refer(int group, boolean ahead, int next) implements Step {}

    /** Goes on if the steps from the entry accept, or do not. */
    record Look(int entry, boolean negative, int next) implements Step {}
  }

  static Program of(Regex regex) {
    Builder builder = new Builder();
    int start = builder.entry(regex, ACCEPT);
    int registers = builder.refers ? builder.registers() : 0;
    return new Program(List.copyOf(builder.steps), start, registers, builder.refers);
  }

  /** From the end to the beginning, as it is read: look-behind reads from right to left. */
  private static final class Builder implements Cases<IntUnaryOperator> {
    private final List<Step> steps = new ArrayList<>();
    private boolean ahead = true;
    private boolean refers;
    private int highestGroup;
    private int loops;

    /** Of the groups that have been met. */
    private int lowest = Integer.MAX_VALUE;

    private int highest;

    Builder() {
      add(new Step.Accept());
    }

    int entry(Regex regex, int next) {
      return regex.match(this).applyAsInt(next);
    }

    /** Loops have negative numbers until it is known how many groups there are. */
    int registers() {
      int first = 2 * highestGroup + 2;
      for (int i = 0; i < steps.size(); i++) {
        if (steps.get(i) instanceof Step.Save save && save.register() < 0) {
          steps.set(i, new Step.Save(first - 1 - save.register(), save.next()));
        } else if (steps.get(i) instanceof Step.Moved moved) {
          steps.set(i, new Step.Moved(first - 1 - moved.register(), moved.next()));
        }
      }
      return first + loops;
    }

    private int add(Step step) {
      steps.add(step);
      return steps.size() - 1;
    }

    @Override
    public IntUnaryOperator empty() {
      return next -> next;
    }

    @Override
    public IntUnaryOperator charSet(CodePoints members) {
      return next -> add(new Step.Read(members, ahead, next));
    }

    @Override
    public IntUnaryOperator assertion(Assertion assertion) {
      return next -> add(new Step.Check(assertion, next));
    }

    @Override
    public IntUnaryOperator concat(List<Regex> parts) {
      return next -> {
        int entry = next;
        for (int i = 0; i < parts.size(); i++) {
          entry = entry(parts.get(ahead ? parts.size() - 1 - i : i), entry);
        }
        return entry;
      };
    }

    @Override
    public IntUnaryOperator alternation(List<Regex> choices) {
      return next -> {
        int entry = entry(choices.get(choices.size() - 1), next);
        for (int i = choices.size() - 2; i >= 0; i--) {
          entry = add(new Step.Fork(entry(choices.get(i), next), entry));
        }
        return entry;
      };
    }

    @Override
    public IntUnaryOperator repeat(Repeat repeat) {
      return next -> {
        int entry = next;
        if (repeat.most() == Repeat.UNBOUNDED) {
          int fork = add(null);
          steps.set(fork, fork(repeat, moving(repeat.body(), fork), next));
          entry = fork;
        } else {
          for (int i = repeat.least(); i < repeat.most(); i++) {
            entry = add(fork(repeat, moving(repeat.body(), entry), next));
          }
        }
        for (int i = 0; i < repeat.least(); i++) {
          entry = round(repeat.body(), entry);
        }
        return entry;
      };
    }

    private static Step fork(Repeat repeat, int body, int next) {
      return repeat.lazy() ? new Step.Fork(next, body) : new Step.Fork(body, next);
    }

    /** A round that must read something. */
    private int moving(Regex body, int next) {
      int loop = - ++loops;
      return add(new Step.Save(loop, round(body, add(new Step.Moved(loop, next)))));
    }

    /** A round begins with its groups unset. */
    private int round(Regex body, int next) {
      int lowestOutside = lowest;
      int highestOutside = highest;
      lowest = Integer.MAX_VALUE;
      highest = 0;
      int entry = entry(body, next);
      if (highest > 0) {
        entry = add(new Step.Clear(2 * lowest, 2 * highest + 2, entry));
      }
      lowest = Math.min(lowest, lowestOutside);
      highest = Math.max(highest, highestOutside);
      return entry;
    }

    @Override
    public IntUnaryOperator look(Look look) {
      return next -> {
        boolean outside = ahead;
        ahead = look.ahead();
        int entry = entry(look.body(), ACCEPT);
        ahead = outside;
        return add(new Step.Look(entry, look.negative(), next));
      };
    }

    @Override
    public IntUnaryOperator capture(Capture capture) {
      return next -> {
        int group = capture.group();
        lowest = Math.min(lowest, group);
        highest = Math.max(highest, group);
        highestGroup = Math.max(highestGroup, group);
        int first = 2 * group + (ahead ? 0 : 1);
        int last = 2 * group + (ahead ? 1 : 0);
        return add(new Step.Save(first, entry(capture.body(), add(new Step.Save(last, next)))));
      };
    }

    @Override
    public IntUnaryOperator backReference(BackReference reference) {
      return next -> {
        refers = true;
        highestGroup = Math.max(highestGroup, reference.group());
        return add(new Step.Refer(reference.group(), ahead, next));
      };
    }
  }
}
