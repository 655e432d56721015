package io.touchstone.runtime;

import java.util.Optional;

/** Whether a call may begin. */
sealed interface Admission {

  /**
   * It may, and has its place and its money.
   *
   * @param permit to be ended when the call has really ended
   */
  record Admitted(ResourceGuard.Permit permit) implements Admission {}

  /**
   * It may not; nothing was taken for it.
   *
   * @param error {@code ERR_BUDGET_EXCEEDED}, {@code ERR_RATE_LIMIT_CONCURRENT} or {@code
   *     ERR_RATE_LIMIT_INTERNAL}
   * @param room what to wait for before another try; empty where calls that run are not in the way
   */
  record Refused(SkillError error, Optional<Room> room) implements Admission {}

  /** Room that calls which run may leave behind. */
  interface Room {
    /**
     * Waits until it is worth another try.
     *
     * @param nanos how long nothing at all may happen
     * @return whether something happened
     */
    boolean await(long nanos) throws InterruptedException;
  }
}
