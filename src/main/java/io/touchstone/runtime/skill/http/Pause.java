package io.touchstone.runtime.skill.http;

import java.time.Duration;

/** Waits between two attempts. */
interface Pause {
  /** Really waits. */
  Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

  void of(Duration duration) throws InterruptedException;
}
