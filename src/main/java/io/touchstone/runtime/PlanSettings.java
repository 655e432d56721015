package io.touchstone.runtime;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How plans are run.
 *
 * @param maxConcurrent how many steps may run at once; never more than the runtime has threads
 * @param budgetCents what all steps together may cost, in US cents; empty where only the limits of
 *     the runtime count
 * @param stepTimeout how long one try of one step may take, to the millisecond
 * @param seeds of what chance the run depends on, by name; they are only written down
 */
public record PlanSettings(
    int maxConcurrent,
    Optional<BigDecimal> budgetCents,
    Duration stepTimeout,
    SortedMap<String, Long> seeds) {

  /** Five steps at once, no budget but the runtime's, 30 seconds a try, no seeds. */
  public static final PlanSettings DEFAULT =
      new PlanSettings(
          (int) ResourceContract.DEFAULT_MAX_CONCURRENT,
          Optional.empty(),
          Duration.ofSeconds(30),
          new TreeMap<>());

  /** The longest time limit: a year. */
  static final long MOST_MILLIS = 365L * 24 * 60 * 60 * 1000;

  /**
   * @throws IllegalArgumentException when no step may run, the budget is negative, or the time
   *     limit is not between a millisecond and a year
   */
  public PlanSettings {
    if (maxConcurrent < 1) {
      throw new IllegalArgumentException(
          "expected at least one step at once, found " + maxConcurrent);
    }
    budgetCents.ifPresent(Cents::checked);
    if (stepTimeout.compareTo(Duration.ofMillis(1)) < 0
        || stepTimeout.compareTo(Duration.ofMillis(MOST_MILLIS)) > 0) {
      throw new IllegalArgumentException(
          "expected a time limit between a millisecond and a year, found " + stepTimeout);
    }
    stepTimeout = Duration.ofMillis(stepTimeout.toMillis());
    seeds = Collections.unmodifiableSortedMap(new TreeMap<>(seeds));
  }

  /** These with another number of steps at once. */
  public PlanSettings withMaxConcurrent(int most) {
    return new PlanSettings(most, budgetCents, stepTimeout, seeds);
  }

  /** These with a budget. */
  public PlanSettings withBudgetCents(BigDecimal cents) {
    return new PlanSettings(maxConcurrent, Optional.of(cents), stepTimeout, seeds);
  }

  /** These with another time limit of a try. */
  public PlanSettings withStepTimeout(Duration limit) {
    return new PlanSettings(maxConcurrent, budgetCents, limit, seeds);
  }

  /** These with seeds to be written down. */
  public PlanSettings withSeeds(Map<String, Long> named) {
    return new PlanSettings(maxConcurrent, budgetCents, stepTimeout, new TreeMap<>(named));
  }
}
