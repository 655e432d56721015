package io.touchstone.retry;

import java.time.Duration;

/** Waits between two attempts. */
public interface Pause {
  /** Really waits. */
  Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

  /** Waits so long. */
  void of(Duration duration) throws InterruptedException;
}
