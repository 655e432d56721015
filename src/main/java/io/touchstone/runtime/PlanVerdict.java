package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonText;
import io.touchstone.plan.OnError;
import io.touchstone.plan.Plan;
import io.touchstone.plan.PlanStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the results of its steps make of a plan. */
final class PlanVerdict {
  static final String CANCELLED = "ERR_CANCELLED";

  /** A plan may ask for more, but gets no more. */
  static final int MOST_RETRIES = 10;

  private static final String CUT = "the run was cancelled";

  private PlanVerdict() {}

  /**
   * Whether the failed step is to be tried again.
   *
   * @param timeout of one try; nobody waits longer for the next one
   */
  static boolean again(PlanStep step, int tries, StructuredOutcome last, Duration timeout) {
    return step.onError() == OnError.RETRY
        && tries <= Math.min(step.retryCount(), MOST_RETRIES)
        && last.error().filter(SkillError::retryable).isPresent()
        && pauseMillis(last) <= timeout.toMillis()
        && !isCancelled(last);
  }

  /** How long the error asks to wait, in {@code details.retry_after_ms}; 0 where it does not. */
  static long pauseMillis(StructuredOutcome failed) {
    return failed
        .error()
        .map(error -> error.details().path("retry_after_ms"))
        .filter(JsonNode::isNumber)
        .map(wait -> Math.max(0, (long) Math.ceil(wait.doubleValue())))
        .orElse(0L);
  }

  /** Whether the result of a step ends its plan. */
  static boolean ends(PlanStep step, StepResult result) {
    return step.onError() != OnError.CONTINUE && result.error().isPresent();
  }

  private static boolean isCancelled(StructuredOutcome outcome) {
    return outcome.error().filter(error -> error.code().equals(CANCELLED)).isPresent();
  }

  /**
   * The result of a run.
   *
   * @param results by the number of the step; empty where it never began
   * @param cancelled whether somebody asked for the end, with effect or without
   */
  static PlanResult of(
      Plan plan, PlanOrder order, List<Optional<StepResult>> results, boolean cancelled) {
    OptionalInt end =
        order.inOrder().stream()
            .mapToInt(step -> step)
            .filter(step -> results.get(step).filter(r -> ends(order.step(step), r)).isPresent())
            .filter(step -> !cancelled || !isCancelled(results.get(step).get().outcome().get()))
            .findFirst();
    boolean hit = false;
    List<StepResult> all = new ArrayList<>();
    for (int step = 0; step < order.size(); step++) {
      boolean after = end.isPresent() && order.rank(step) > order.rank(end.getAsInt());
      String why = after ? after(order.step(end.getAsInt())) : CUT;
      String id = order.step(step).stepId();
      StepResult result = results.get(step).orElseGet(() -> StepResult.skipped(id, why));
      all.add(result);
      hit |= result.skipped().isPresent() && !after;
      hit |= cancelled && result.outcome().filter(PlanVerdict::isCancelled).isPresent();
    }
    if (hit) {
      SkillError error = SkillError.of(CANCELLED, CUT);
      return new PlanResult(plan, PlanStatus.CANCELLED, Optional.of(error), all);
    }
    return end.isPresent()
        ? new PlanResult(plan, PlanStatus.ABORTED, all.get(end.getAsInt()).error(), all)
        : new PlanResult(plan, PlanStatus.COMPLETED, Optional.empty(), all);
  }

  private static String after(PlanStep end) {
    return "step %s failed, which ends the plan".formatted(JsonText.quote(end.stepId()));
  }
}
