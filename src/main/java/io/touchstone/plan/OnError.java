package io.touchstone.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What becomes of the rest of a plan when one of its steps fails. */
public enum OnError {
  /** The plan ends with this step's error. */
  ABORT,
  /** The plan goes on; steps that need this one's output go without it. */
  CONTINUE,
  /** The step is tried again, at most {@code retry_count} times; then the plan ends. */
  RETRY;

  /** The name in JSON: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<OnError> of(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(OnError::label).toList();
  }
}
