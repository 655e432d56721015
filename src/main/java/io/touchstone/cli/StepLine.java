package io.touchstone.cli;

import io.touchstone.json.JsonText;
import io.touchstone.plan.PlanStep;
import io.touchstone.runtime.SkillError;
import io.touchstone.runtime.StepResult;
import io.touchstone.runtime.StructuredOutcome;
import java.util.Collection;

/** One line about one step of a plan; nothing in it controls a terminal. */
final class StepLine {
  private static final int LONGEST_VALUE = 100;

  private StepLine() {}

  /** What came of a step. */
  static String of(PlanStep step, StepResult result) {
    if (result.skipped().isPresent()) {
      return line("skipped", step, result.skipped().get());
    }
    int tries = result.outcomes().size();
    String often = tries > 1 ? " (tried %d times)".formatted(tries) : "";
    return result
        .error()
        .map(error -> line("failed", step, words(error) + often))
        .orElseGet(
            () -> line("ok", step, JsonText.excerpt(result.output().get(), LONGEST_VALUE) + often));
  }

  /** What came of a try that is not the last. */
  static String again(PlanStep step, StructuredOutcome outcome) {
    return line("again", step, outcome.error().map(StepLine::words).orElse(""));
  }

  /** Which steps run. */
  static String running(Collection<String> stepIds) {
    return "  running  " + CompactJson.visible(String.join(", ", stepIds));
  }

  static String words(SkillError error) {
    return error.code() + ": " + error.message();
  }

  private static String line(String what, PlanStep step, String rest) {
    return CompactJson.visible(
        "  %-7s  %s  %s  %s".formatted(what, step.stepId(), step.skill(), rest));
  }
}
