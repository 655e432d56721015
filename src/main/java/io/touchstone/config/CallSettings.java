package io.touchstone.config;

import java.time.Duration;

/**
 * How a subject is called.
 *
 * @param timeout how long one call may take
 * @param stress how often it is called to see whether it is deterministic
 */
public record CallSettings(Duration timeout, StressSettings stress) {
  /** Ten seconds a call. */
  public static final CallSettings DEFAULT =
      new CallSettings(Duration.ofSeconds(10), StressSettings.DEFAULT);
}
