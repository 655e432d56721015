package io.touchstone.runtime;

/** Whether a call may begin. */
public sealed interface Admission {

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
   */
  record Refused(SkillError error) implements Admission {}
}
