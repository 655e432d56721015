package io.touchstone.runtime;

import io.touchstone.plan.Plan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run of a plan.
 *
 * @param plan what was to be done
 * @param status how the run ended
 * @param error what ended it before its end: that of the first step, in the order of a run on one
 *     thread, whose failure ends the plan; empty where the plan was completed
 * @param steps one for each step, in the order of the plan; none where the plan is invalid
 */
public record PlanResult(
    Plan plan, PlanStatus status, Optional<SkillError> error, List<StepResult> steps) {
  public PlanResult {
    steps = List.copyOf(steps);
  }

  /** Whether every step was tried and succeeded. */
  public boolean ok() {
    return status == PlanStatus.COMPLETED
        && steps.stream().noneMatch(step -> step.error().isPresent());
  }

  /** What all tries of all steps did cost, in US cents. */
  public BigDecimal costCents() {
    return steps.stream()
        .flatMap(step -> step.outcomes().stream())
        .map(outcome -> outcome.meta().costCents())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The result of the step that has this id. */
  public Optional<StepResult> step(String stepId) {
    return steps.stream().filter(step -> step.stepId().equals(stepId)).findFirst();
  }
}
