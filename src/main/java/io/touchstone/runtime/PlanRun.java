package io.touchstone.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.plan.PlanStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** One run of one valid plan. To be run once. */
final class PlanRun {
  static final String THREAD_NAME = "touchstone-plan";

  private final AgentRuntime runtime;
  private final PlanSettings settings;
  private final PlanOrder order;
  private final PlanSchedule schedule;
  private final Optional<PlanBudget> budget;
  private final Progress progress;
  private final RetryPause pause;
  private final Set<Thread> calling = new HashSet<>();

  PlanRun(
      AgentRuntime runtime,
      PlanSettings settings,
      PlanOrder order,
      Progress progress,
      RetryPause pause) {
    this.runtime = runtime;
    this.settings = settings;
    this.order = order;
    this.schedule = new PlanSchedule(order);
    this.budget = settings.budgetCents().map(PlanBudget::new);
    this.progress = progress;
    this.pause = pause;
  }

  /** Runs the steps; an interrupt of the caller cancels, and is kept. */
  PlanSchedule run(PlanCancellation cancellation) {
    Runnable cancel = this::cancel;
    cancellation.tell(cancel);
    boolean interrupted = Thread.interrupted();
    if (interrupted) {
      cancel();
    }
    if (!startWorkers()) {
      work();
    }
    while (true) {
      try {
        schedule.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
        cancel();
      }
    }
    cancellation.forget(cancel);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return schedule;
  }

  /** Interrupts only who is calling a skill, so that no listener hears of it. */
  private void cancel() {
    schedule.cancel();
    synchronized (calling) {
      calling.forEach(Thread::interrupt);
    }
  }

  /** Whether there is one at least: where the platform has no thread left, fewer have to do. */
  private boolean startWorkers() {
    for (int started = 0; started < mostThreads(); started++) {
      Thread worker = new Thread(this::work, THREAD_NAME);
      worker.setDaemon(true);
      try {
        worker.start();
      } catch (OutOfMemoryError e) {
        return started > 0;
      }
    }
    return true;
  }

  /** More would only wait for the threads of the runtime. */
  private int mostThreads() {
    return Math.min(Math.min(settings.maxConcurrent(), runtime.maxThreads()), order.size());
  }

  private void work() {
    for (OptionalInt next = schedule.take(); next.isPresent(); next = schedule.take()) {
      int number = next.getAsInt();
      PlanStep step = order.step(number);
      StepResult result = whateverIsThrown(number, step);
      progress.tell(listener -> listener.stepEnded(step, result));
      schedule.ended(number, result);
    }
  }

  /** The plan would wait for ever for a step of which nothing came. */
  private StepResult whateverIsThrown(int number, PlanStep step) {
    try {
      return result(number, step);
    } catch (Throwable thrown) {
      SkillError error = SkillRun.thrown("the runtime met ", thrown);
      return new StepResult(
          step.stepId(), Optional.empty(), List.of(refused(step, error)), Optional.empty());
    }
  }

  /** Where the runtime cannot even refuse, because its clock or its chance throws, without it. */
  private StructuredOutcome refused(PlanStep step, SkillError error) {
    try {
      return runtime.refuse(request(step, null), error);
    } catch (Throwable thrown) {
      OutcomeMeta meta =
          new OutcomeMeta(
              "",
              step.skill(),
              Optional.empty(),
              Instant.EPOCH,
              Instant.EPOCH,
              Optional.empty(),
              BigDecimal.ZERO,
              0,
              List.of());
      return new StructuredOutcome("", null, Optional.of(error), meta);
    }
  }

  private StepResult result(int number, PlanStep step) {
    StepOutputs outputs = new StepOutputs(order, schedule::result, number);
    StepReferences.Filled filled = new StepReferences(outputs, step, runtime.jsonLimits()).fill();
    if (filled instanceof StepReferences.Filled.Refused refused) {
      StructuredOutcome outcome = runtime.refuse(request(step, null), refused.error());
      return new StepResult(step.stepId(), Optional.empty(), List.of(outcome), Optional.empty());
    }
    ObjectNode inputs = ((StepReferences.Filled.Inputs) filled).inputs();
    return new StepResult(
        step.stepId(), Optional.of(inputs), tries(step, inputs), Optional.empty());
  }

  private List<StructuredOutcome> tries(PlanStep step, ObjectNode inputs) {
    List<StructuredOutcome> outcomes = new ArrayList<>();
    while (true) {
      int attempt = outcomes.size() + 1;
      progress.tell(listener -> listener.stepStarted(step, attempt));
      StructuredOutcome outcome = once(request(step, inputs));
      outcomes.add(outcome);
      if (!PlanVerdict.again(step, attempt, outcome, settings.stepTimeout())) {
        return outcomes;
      }
      progress.tell(listener -> listener.stepFailed(step, outcome));
      pause(PlanVerdict.pauseMillis(outcome));
    }
  }

  private void pause(long millis) {
    if (millis == 0) {
      return;
    }
    try {
      pause.await(millis, schedule.cancelled());
    } catch (InterruptedException e) {
      // The next try is interrupted then.
      Thread.currentThread().interrupt();
    }
  }

  private StructuredOutcome once(SkillRequest request) {
    Thread caller = Thread.currentThread();
    synchronized (calling) {
      calling.add(caller);
    }
    try {
      return schedule.isCancelled()
          ? runtime.refuse(request, SkillError.of(PlanVerdict.CANCELLED, "the run was cancelled"))
          : runtime.execute(request, budget);
    } finally {
      synchronized (calling) {
        calling.remove(caller);
      }
      if (schedule.isCancelled()) {
        Thread.interrupted();
      }
    }
  }

  private SkillRequest request(PlanStep step, ObjectNode inputs) {
    return SkillRequest.of(step.skill(), inputs, settings.stepTimeout()).forStep(step.stepId());
  }
}
