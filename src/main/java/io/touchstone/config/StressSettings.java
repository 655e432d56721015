package io.touchstone.config;

import java.util.Optional;

/**
 * How hard a subject is stressed.
 *
 * @param enabled whether at all; when empty, subjects inside the Java process are and others are
 *     not
 * @param repeats identical calls a case
 * @param keyOrders calls a case with the members of its input in random order
 * @param concurrent calls a case at once, on one instance and again on fresh ones
 * @param maxCalls the budget of all cases of one subject in one run, in calls
 */
public record StressSettings(
    Optional<Boolean> enabled, int repeats, int keyOrders, int concurrent, int maxCalls) {
  public static final StressSettings DEFAULT =
      new StressSettings(Optional.empty(), 100, 1_000, 50, 60_000);
}
