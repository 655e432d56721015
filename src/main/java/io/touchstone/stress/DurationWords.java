package io.touchstone.stress;

import java.time.Duration;

/** Durations as people say them. */
final class DurationWords {
  private DurationWords() {}

  static String of(Duration duration) {
    if (duration.isNegative()) {
      return "minus " + of(duration.negated());
    }
    if (duration.toDays() > 0 && duration.toHours() % 24 == 0) {
      return count(duration.toDays(), "day");
    }
    return duration.toHours() > 0
        ? count(duration.toHours(), "hour")
        : duration.toMillis() / 1000.0 + " s";
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
