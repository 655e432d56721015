package io.touchstone.planner;

/** Why a planner gave no plan. The names are those of the JSON. */
public enum PlannerErrorCode {
  /** The service behind the planner asks for a pause; try again after {@code retry_after_ms}. */
  PLANNER_RATE_LIMITED,
  /** The input is longer than the planner can read; shorten the context or the snippets. */
  PLANNER_CONTEXT_TOO_LONG,
  /** The goal is blank, missing, or not a text; nothing else was looked at. */
  PLANNER_INVALID_GOAL,
  /** The tool manifest has no skill that the plan could use; offer more skills. */
  PLANNER_NO_SKILLS_AVAILABLE,
  /** No plan could be made of this input; the message says what to change. */
  PLANNER_GENERATION_FAILED,
  /** A plan was made, but it cannot be run; {@code details} has its problems. */
  PLANNER_INVALID_PLAN,
  /** The planner did not answer in time; trying again may help. */
  PLANNER_TIMEOUT,
  /** The thread that asked was interrupted, which says nothing about the input. */
  PLANNER_CANCELLED,
  /**
   * The service behind the planner is overloaded, failed, or cannot be reached; try again later.
   */
  PLANNER_UNAVAILABLE,
  /** The account behind the planner cannot pay, or may spend no more; waiting does not help. */
  PLANNER_BUDGET_EXCEEDED,
  /** Nobody may or can be asked: a key, a model's name, a library or a recording is missing. */
  PLANNER_NOT_SET_UP
}
