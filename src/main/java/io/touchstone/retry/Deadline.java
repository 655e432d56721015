package io.touchstone.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The moment until which something may take.
 *
 * @param clock what tells the time
 * @param end that moment
 */
public record Deadline(Clock clock, Instant end) {
  private static final Duration MOST = Duration.ofDays(1);

  /** The one that comes after so long a time, or after a day where that is sooner. */
  public static Deadline in(Clock clock, Duration duration) {
    return new Deadline(clock, clock.instant().plus(min(duration, MOST)));
  }

  /** The earlier one of this and another that begins now. */
  public Deadline within(Duration duration) {
    return in(clock, min(duration, left()));
  }

  /** How long it takes until then; never negative. */
  public Duration left() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
