package io.touchstone.plan;

/**
 * One thing that keeps a plan from being run.
 *
 * @param kind which sort of problem
 * @param message which steps, and how to mend it
 */
public record PlanProblem(Kind kind, String message) {

  /** The sorts of problems, in the order in which they are reported. */
  public enum Kind {
    /** The plan does nothing. */
    NO_STEPS,
    /** Two steps have one id, so no one can say which is meant. */
    DUPLICATE_ID,
    /** A step does not say what it calls. */
    MISSING_SKILL,
    /** A step waits for one that the plan does not have. */
    UNKNOWN_DEPENDENCY,
    /** Steps wait for each other, so none can begin. */
    CYCLE
  }
}
