package io.touchstone.verify;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that has moved on each time it is asked, never by the same span twice in a row. */
final class MovingClock extends Clock {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final AtomicLong asked = new AtomicLong();

  @Override
  public Instant instant() {
    long times = asked.incrementAndGet();
    return START.plusMillis(times * (times + 1) / 2);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
