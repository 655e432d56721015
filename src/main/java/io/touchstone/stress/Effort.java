package io.touchstone.stress;

import java.time.Duration;

/**
 * How much is done to one case.
 *
 * @param plan how many calls of each kind
 * @param burst how long calls are made as close together as they can be; zero for as many as the
 *     plan says
 * @param patient whether a second may be waited for
 * @param worlds whether other processes are started
 * @param time after which nothing more is tried
 */
public record Effort(
    StressPlan plan, Duration burst, boolean patient, boolean worlds, Duration time) {
  private static final Duration SHORTEST_BURST = Duration.ofMillis(100);
  private static final Duration MOST_TIME = Duration.ofMinutes(10);
  private static final Duration LONGEST_BURST = Duration.ofMillis(1_500);

  /** As many calls as the plan says and nothing that takes long. */
  public static Effort of(StressPlan plan) {
    return new Effort(plan, Duration.ZERO, false, false, MOST_TIME);
  }

  /**
   * All that is known, for one of the cases of a subject: the more there are, the less time has
   * each.
   *
   * @param index which case, from 0
   */
  public static Effort full(StressPlan plan, int cases, int index) {
    return new Effort(
        plan, burst(Duration.ofMillis(4_500), cases), index < 2, true, time(30, cases));
  }

  /** All that can be done in a few seconds inside this process: a tenth of the calls. */
  public static Effort quick(StressPlan plan, int cases, int index) {
    return new Effort(
        plan.tenth(), burst(Duration.ofMillis(1_200), cases), index < 1, false, time(10, cases));
  }

  /** The share of one case, which is enough to start other processes once. */
  private static Duration time(int seconds, int cases) {
    return Duration.ofSeconds(Math.max(5, seconds / Math.max(1, cases)));
  }

  private static Duration burst(Duration all, int cases) {
    Duration share = all.dividedBy(Math.max(1, cases));
    if (share.compareTo(SHORTEST_BURST) < 0) {
      return SHORTEST_BURST;
    }
    return share.compareTo(LONGEST_BURST) > 0 ? LONGEST_BURST : share;
  }

  /** The same with other processes, or without. */
  public Effort withWorlds(boolean wanted) {
    return new Effort(plan, burst, patient, wanted, time);
  }

  int repeats() {
    return Math.max(plan.repeats() / 2, plan.repeats() - few() - 5 * orders());
  }

  int keyOrders() {
    return plan.keyOrders() - 2 * some();
  }

  int concurrent() {
    return plan.concurrent() - plan.paired();
  }

  /** Pairs of calls of which one is held up. */
  int pairs() {
    int most = burst.isZero() ? plan.paired() / 2 : 200;
    return plan.concurrent() == 0 ? 0 : most;
  }

  /** So many calls of kinds of which each shows in a few. */
  int some() {
    return Math.min(20, plan.keyOrders() / 20);
  }

  /** Orders of calls, each of which takes about five. */
  int orders() {
    return burst.isZero() ? Math.min(8, plan.repeats() / 10) : 12;
  }

  int few() {
    return Math.min(5, plan.repeats() / 10);
  }
}
