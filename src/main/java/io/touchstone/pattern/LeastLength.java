package io.touchstone.pattern;

import io.touchstone.pattern.Regex.Assertion;
import io.touchstone.pattern.Regex.BackReference;
import io.touchstone.pattern.Regex.Capture;
import io.touchstone.pattern.Regex.Cases;
import io.touchstone.pattern.Regex.Look;
import io.touchstone.pattern.Regex.Repeat;
import java.util.List;

/** How many code points a match reads at least, whatever conditions there are on places. */
final class LeastLength implements Cases<Long> {
  /** What no length goes beyond, so that a product of two is no overflow. */
  private static final long MANY = Integer.MAX_VALUE;

  private LeastLength() {}

  static long of(Regex regex) {
    return regex.match(new LeastLength());
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
  public Long concat(List<Regex> parts) {
    return Math.min(MANY, parts.stream().mapToLong(part -> part.match(this)).sum());
  }

  @Override
  public Long alternation(List<Regex> choices) {
    return choices.stream().mapToLong(choice -> choice.match(this)).min().orElse(0);
  }

  @Override
  public Long repeat(Repeat repeat) {
    return Math.min(MANY, repeat.least() * repeat.body().match(this));
  }

  @Override
  public Long assertion(Assertion assertion) {
    return 0L;
  }

  @Override
  public Long look(Look look) {
    return 0L;
  }

  @Override
  public Long capture(Capture capture) {
    return capture.body().match(this);
  }

  @Override
  public Long backReference(BackReference reference) {
    return 0L;
  }
}
