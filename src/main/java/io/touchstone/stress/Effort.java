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
 */
public record Effort(StressPlan plan, Duration burst, boolean patient, boolean worlds) {
  private static final Duration TIGHT = Duration.ofMillis(1_500);

  /** As many calls as the plan says and nothing that takes long. */
  public static Effort of(StressPlan plan) {
    return new Effort(plan, Duration.ZERO, false, false);
  }

  /** All that is known. */
  public static Effort full(StressPlan plan) {
    return new Effort(plan, TIGHT, true, true);
  }

  /** All that can be done in some seconds inside this process. */
  public static Effort quick(StressPlan plan) {
    return new Effort(plan.tenth(), TIGHT.dividedBy(2), true, false);
  }

  /** The same with other processes, or without. */
  public Effort withWorlds(boolean wanted) {
    return new Effort(plan, burst, patient, wanted);
  }

  /** The same with another time for the tightest stress. */
  public Effort withBurst(Duration time) {
    return new Effort(plan, time, patient, worlds);
  }

  /** The same with a second to wait, or without. */
  public Effort withPatience(boolean wanted) {
    return new Effort(plan, burst, wanted, worlds);
  }

  int repeats() {
    return plan.repeats() - few() - some();
  }

  int keyOrders() {
    return plan.keyOrders() - 2 * some();
  }

  int concurrent() {
    return plan.concurrent() - plan.paired();
  }

  /** Pairs of calls of which one is held up. */
  int pairs() {
    return burst.isZero() ? plan.paired() / 2 : 200;
  }

  /** So many calls of kinds of which each shows in a few. */
  int some() {
    return Math.min(20, plan.keyOrders() / 20);
  }

  int few() {
    return Math.min(5, plan.repeats() / 10);
  }
}
