package io.touchstone.planner;

import java.time.Duration;
import java.util.Objects;

/**
 * How a {@link ClaudePlanner} is set up.
 *
 * @param model the model's name, as the service knows it: {@code claude-sonnet-4-5}
 * @param maxTokens the most tokens that one answer may have
 * @param timeout how long a plan may take, its repair included
 */
public record ClaudePlannerSettings(String model, int maxTokens, Duration timeout) {
  /** Nobody waits longer for a plan. */
  public static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

  /**
   * @throws IllegalArgumentException when the model has no name, or a limit is out of bounds
   */
  public ClaudePlannerSettings {
    Objects.requireNonNull(timeout, "timeout");
    if (model.isBlank()) {
      throw new IllegalArgumentException("expected the name of a model, found a blank one");
    }
    if (maxTokens < 1) {
      throw new IllegalArgumentException("maxTokens must be at least 1, found " + maxTokens);
    }
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "timeout must be more than 0 and at most " + LONGEST_TIMEOUT + ", found " + timeout);
    }
  }

  /** Answers of at most 8,192 tokens, within two minutes. */
  public static ClaudePlannerSettings of(String model) {
    return new ClaudePlannerSettings(model, 8_192, Duration.ofMinutes(2));
  }

  /** These with another limit of an answer's tokens. */
  public ClaudePlannerSettings withMaxTokens(int most) {
    return new ClaudePlannerSettings(model, most, timeout);
  }

  /** These with another limit of time. */
  public ClaudePlannerSettings withTimeout(Duration most) {
    return new ClaudePlannerSettings(model, maxTokens, most);
  }
}
