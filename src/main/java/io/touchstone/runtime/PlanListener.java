package io.touchstone.runtime;

import io.touchstone.plan.PlanStep;

/**
 * Hears how a run of a plan gets on. It hears one thing at a time, from whatever thread, and holds
 * the run up as long as it takes; one that throws hears nothing more of that run.
 */
public interface PlanListener {
  /** Hears nothing. */
  PlanListener NONE = new PlanListener() {};

  /**
   * A step is tried.
   *
   * @param attempt 1 for the first try
   */
  default void stepStarted(PlanStep step, int attempt) {}

  /** A try failed, and another follows. */
  default void stepFailed(PlanStep step, StructuredOutcome outcome) {}

  /** A step has ended, or was skipped. */
  default void stepEnded(PlanStep step, StepResult result) {}

  /** The run has ended. */
  default void planEnded(PlanResult result) {}
}
