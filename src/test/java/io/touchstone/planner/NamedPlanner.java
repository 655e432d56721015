package io.touchstone.planner;

import io.touchstone.contract.Determinism;

/** A planner that is known by its id alone and never finds a plan. */
record NamedPlanner(String id) implements Planner {
  @Override
  public String version() {
    return "0.0.1";
  }

  @Override
  public Determinism determinismMode() {
    return Determinism.NONE;
  }

  @Override
  public PlannerResult plan(PlannerInput input) {
    return PlannerError.permanent(PlannerErrorCode.PLANNER_GENERATION_FAILED, "never", null);
  }

  @Override
  public CostEstimate estimateCost(PlannerInput input) {
    return CostEstimate.FREE;
  }
}
