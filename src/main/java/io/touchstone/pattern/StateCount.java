package io.touchstone.pattern;

import io.touchstone.pattern.Regex.Assertion;
import io.touchstone.pattern.Regex.BackReference;
import io.touchstone.pattern.Regex.Capture;
import io.touchstone.pattern.Regex.Cases;
import io.touchstone.pattern.Regex.Look;
import io.touchstone.pattern.Regex.Repeat;
import java.util.List;

/** How many states an {@link Automaton} needs for a regex, beside the accepting one. */
final class StateCount implements Cases<Long> {
  /** What no count goes beyond, so that a product of two is no overflow. */
  private static final long MANY = 2_000_000_000;

  private StateCount() {}

  /** Exact up to 2 billion, which also stands for all that is more. */
  static long of(Regex regex) {
    return regex.match(new StateCount());
  }

  static String inWords(long states) {
    return states == MANY ? "2 billion or more" : Long.toString(states);
  }

  @Override
  public Long empty() {
    return 0L;
  }

  @Override
  public Long charSet(CodePoints members) {
    return 1L;
  }

  @Override
  public Long assertion(Assertion assertion) {
    return 1L;
  }

  @Override
  public Long concat(List<Regex> parts) {
    return sum(parts);
  }

  @Override
  public Long alternation(List<Regex> choices) {
    return Math.min(MANY, sum(choices) + choices.size() - 1);
  }

  @Override
  public Long repeat(Repeat repeat) {
    long body = repeat.body().match(this);
    if (repeat.most() == Repeat.UNBOUNDED) {
      return Math.min(MANY, Math.max(1, repeat.least()) * body + 1);
    }
    long optional = (repeat.most() - repeat.least()) * (body + 1);
    return Math.min(MANY, repeat.least() * body + optional);
  }

  @Override
  public Long look(Look look) {
    return Math.min(MANY, look.body().match(this) + 2);
  }

  @Override
  public Long capture(Capture capture) {
    return Math.min(MANY, capture.body().match(this) + 2);
  }

  @Override
  public Long backReference(BackReference reference) {
    return 1L;
  }

  private long sum(List<Regex> parts) {
    long sum = 0;
    for (Regex part : parts) {
      sum = Math.min(MANY, sum + part.match(this));
    }
    return sum;
  }
}
