package io.touchstone.stress;

import java.time.Duration;

/**
 * Tells on standard error how far a long run has come: each step on a terminal, else one a minute.
 */
final class Pace {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final long start = System.nanoTime();
  private long told = start;

  /** A step is done. */
  synchronized void tell(String step) {
    long now = System.nanoTime();
    if (System.console() != null || now - told >= MINUTE.toNanos()) {
      told = now;
      long seconds = Duration.ofNanos(now - start).toSeconds();
      System.err.printf("%d:%02d %s%n", seconds / 60, seconds % 60, step);
    }
  }
}
