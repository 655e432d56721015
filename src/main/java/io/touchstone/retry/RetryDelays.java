package io.touchstone.retry;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** How long to wait before each next attempt of one call; the same for the same seed. */
public final class RetryDelays {
  private static final long FIRST_MS = 500;
  private static final long MOST_MS = 30_000;
  private static final Duration LONGEST_ASKED = Duration.ofDays(1);

  private final RandomGenerator jitter;
  private long nextMs = FIRST_MS;

  /**
   * @param seed what tells the calls apart, such as the id of the call
   */
  public RetryDelays(String seed) {
    UUID bits = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    this.jitter = new SplittableRandom(bits.getMostSignificantBits());
  }

  /** What the server asks for; else twice as long each time, of which the half is chance. */
  public Duration next(Optional<Duration> asked) {
    Duration own = Duration.ofMillis(nextMs / 2 + jitter.nextLong(nextMs / 2 + 1));
    nextMs = Math.min(2 * nextMs, MOST_MS);
    return asked.orElse(own);
  }

  /**
   * What the header Retry-After asks for, in seconds or by a date; at most a day, and empty where
   * it is neither.
   */
  public static Optional<Duration> asked(String retryAfter, Instant now) {
    String text = retryAfter.strip();
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(capped(Duration.ofSeconds(Long.parseLong(text))));
    }
    if (text.matches("[0-9]+")) {
      return Optional.of(LONGEST_ASKED);
    }
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(capped(Duration.between(now, date)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration capped(Duration asked) {
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED;
  }
}
