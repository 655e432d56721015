package io.touchstone.config;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How hard a subject is stressed.
 *
 * @param enabled whether at all; when empty, subjects inside the Java process are and others are
 *     not
 * @param repeats identical calls a case
 * @param keyOrders calls a case with the members of its input in random order
 * @param concurrent calls a case at once, on one instance and again on fresh ones
 * @param maxCalls the budget of all cases of one subject in one run, in calls
 * @param processes whether other processes are started in every run, not only when asked for
 * @param off what the subject cannot bear: names of perturbations, of their groups, or of what
 *     differs in other processes
 * @param because why, in the words of whoever turned it off
 */
public record StressSettings(
    Optional<Boolean> enabled,
    int repeats,
    int keyOrders,
    int concurrent,
    int maxCalls,
    boolean processes,
    Set<String> off,
    String because) {
  public static final StressSettings DEFAULT =
      new StressSettings(Optional.empty(), 100, 1_000, 50, 60_000, false, Set.of(), "");

  public StressSettings {
    off = Collections.unmodifiableSet(new LinkedHashSet<>(off));
  }
}
