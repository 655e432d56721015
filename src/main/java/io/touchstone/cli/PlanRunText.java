package io.touchstone.cli;

import io.touchstone.plan.PlanStep;
import io.touchstone.runtime.PlanResult;
import io.touchstone.runtime.PlanStatus;
import io.touchstone.runtime.SkillError;
import java.util.List;
import java.util.Optional;

/** A run of a plan in words: a line for each step in the order of the plan, then how it ended. */
final class PlanRunText {
  private PlanRunText() {}

  /**
   * @param trace where the trace was written
   */
  static String of(PlanResult result, Optional<String> trace) {
    StringBuilder text = new StringBuilder();
    List<PlanStep> steps = result.plan().steps();
    for (int i = 0; i < result.steps().size(); i++) {
      text.append(StepLine.of(steps.get(i), result.steps().get(i))).append('\n');
    }
    String number = steps.size() == 1 ? "1 step" : steps.size() + " steps";
    String cost = result.costCents().stripTrailingZeros().toPlainString();
    String end = result.status().label();
    if (result.status() == PlanStatus.COMPLETED && !result.ok()) {
      end += ", some steps failed";
    }
    text.append("plan of %s: %s, %s cents\n".formatted(number, end, cost));
    // What aborted it stands at its step.
    if (result.status() != PlanStatus.ABORTED) {
      result.error().map(PlanRunText::why).ifPresent(text::append);
    }
    trace.ifPresent(file -> text.append("wrote %s\n".formatted(CompactJson.visible(file))));
    return text.toString();
  }

  private static String why(SkillError error) {
    return "  %s\n".formatted(CompactJson.visible(StepLine.words(error)));
  }
}
