package io.touchstone.runtime;

import io.touchstone.json.CanonicalJson;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.FieldPath;
import io.touchstone.plan.Plan;
import io.touchstone.plan.PlanStep;
import io.touchstone.plan.PlanValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs plans: each step once those that it depends on have ended, and steps that do not depend on
 * each other at once. Like the runtime, it answers with a value whatever happens.
 *
 * <p>A string of the parameters of a step may have placeholders for the outputs of those that it
 * depends on: {@code {{s1.body}}} for a part, {@code {{s1}}} for all; <code>{{'{{'}}</code> stands
 * for <code>{{</code> itself. A step with a placeholder that stands for nothing, or cannot be
 * understood, fails before its skill is called. A failed step with {@code on_error} abort ends the
 * plan: what runs then runs to its end, what comes after it is skipped, and what one thread would
 * have run before it is still run. With continue the plan goes on without its output. With retry it
 * is tried again, as long as its error is retryable and tries are left, at most 10 times whatever
 * {@code retry_count} says; then it ends the plan. The next try follows at once, or after {@code
 * details.retry_after_ms} of the error; an error that asks for a longer wait than a try may take is
 * not tried again.
 *
 * <p>A step for which its resource has no place free waits for one, and so does a step that would
 * fit into a budget but for what others have reserved. That does not count against its time limit;
 * only where no call of the resource ends for as long as that limit, the step fails with {@code
 * ERR_RATE_LIMIT_CONCURRENT} or {@code ERR_BUDGET_EXCEEDED}. A step that costs more than it
 * reserved and than the budget of the plan bears has no result, but {@code ERR_BUDGET_EXCEEDED}.
 *
 * <p>The status, the error and all results up to the step that ends the plan do not depend on the
 * number of threads, if the skills are deterministic and neither a budget or a rate that is too
 * small nor a cancellation comes in between. Many threads may use one executor.
 */
public final class PlanExecutor {
  private final AgentRuntime runtime;
  private final PlanSettings settings;
  private final RetryPause pause;

  public PlanExecutor(AgentRuntime runtime, PlanSettings settings) {
    this(runtime, settings, RetryPause.REAL);
  }

  PlanExecutor(AgentRuntime runtime, PlanSettings settings, RetryPause pause) {
    this.runtime = runtime;
    this.settings = settings;
    this.pause = pause;
  }

  /** Runs the plan to its end. */
  public PlanResult run(Plan plan) {
    return run(plan, PlanListener.NONE, new PlanCancellation());
  }

  /**
   * Runs the plan, and waits for it. An interrupt of the calling thread cancels the run, and is
   * kept.
   *
   * @param listener hears how it gets on
   * @param cancellation ends it early
   */
  public PlanResult run(Plan plan, PlanListener listener, PlanCancellation cancellation) {
    Plan given = Objects.requireNonNullElseGet(plan, () -> new Plan(List.of()));
    PlanCancellation end = Objects.requireNonNullElseGet(cancellation, PlanCancellation::new);
    Progress progress = new Progress(Objects.requireNonNullElse(listener, PlanListener.NONE));
    PlanResult result =
        problem(given)
            .map(error -> new PlanResult(given, PlanStatus.INVALID, Optional.of(error), List.of()))
            .orElseGet(() -> valid(given, progress, end));
    progress.tell(each -> each.planEnded(result));
    return result;
  }

  private PlanResult valid(Plan plan, Progress progress, PlanCancellation cancellation) {
    PlanOrder order = new PlanOrder(plan);
    PlanSchedule ended = new PlanRun(runtime, settings, order, progress, pause).run(cancellation);
    List<Optional<StepResult>> results = ended.results();
    PlanResult result = PlanVerdict.of(plan, order, results, ended.isCancelled());
    for (int number = 0; number < order.size(); number++) {
      if (results.get(number).isEmpty()) {
        PlanStep step = order.step(number);
        StepResult skipped = result.steps().get(number);
        progress.tell(each -> each.stepEnded(step, skipped));
      }
    }
    return result;
  }

  /** Why the plan cannot be run: {@code ERR_VALIDATION_FAILED}, with every reason. */
  static Optional<SkillError> problem(Plan plan) {
    List<Mismatch> mismatches = new ArrayList<>();
    FieldPath steps = FieldPath.of("steps");
    PlanValidator.problems(plan)
        .forEach(problem -> mismatches.add(new Mismatch(steps, problem.message())));
    try {
      CanonicalJson.bytes(plan.toJson());
    } catch (CanonicalJsonException e) {
      mismatches.add(new Mismatch(e.path(), e.problem()));
    }
    return mismatches.isEmpty()
        ? Optional.empty()
        : Optional.of(Mismatch.error("ERR_VALIDATION_FAILED", "the plan", mismatches));
  }
}
