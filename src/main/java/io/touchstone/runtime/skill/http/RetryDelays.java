package io.touchstone.runtime.skill.http;

import java.net.http.HttpHeaders;
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

/** How long to wait before each next attempt of one call; the same for the same id. */
final class RetryDelays {
  private static final long FIRST_MS = 500;
  private static final long MOST_MS = 30_000;
  private static final Duration LONGEST_ASKED = Duration.ofDays(1);

  private final RandomGenerator jitter;
  private long nextMs = FIRST_MS;

  RetryDelays(String callId) {
    UUID seed = UUID.nameUUIDFromBytes(callId.getBytes(StandardCharsets.UTF_8));
    this.jitter = new SplittableRandom(seed.getMostSignificantBits());
  }

  /** What the server asks for; else twice as long each time, of which the half is chance. */
  Duration next(Optional<Duration> asked) {
    Duration own = Duration.ofMillis(nextMs / 2 + jitter.nextLong(nextMs / 2 + 1));
    nextMs = Math.min(2 * nextMs, MOST_MS);
    return asked.orElse(own);
  }

  /** The header Retry-After: seconds or a date; empty where it is neither. */
  static Optional<Duration> asked(HttpHeaders headers, Instant now) {
    return headers.firstValue("retry-after").map(String::strip).flatMap(text -> asked(text, now));
  }

  private static Optional<Duration> asked(String text, Instant now) {
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
