package io.touchstone.planner;

/**
 * One question that a planner was asked.
 *
 * @param input as it was asked
 * @param result what the planner answered
 */
public record PlannerCall(PlannerInput input, PlannerResult result) {}
