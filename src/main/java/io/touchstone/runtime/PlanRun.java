package io.touchstone.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One run of one valid plan. To be run once. */
final class PlanRun {
  static final String THREAD_NAME = "touchstone-plan";

  private final AgentRuntime runtime;
  private final PlanSettings settings;
  private final PlanOrder order;
  private final PlanSchedule schedule;
  private final Optional<PlanBudget> budget;
  private final Progress progress;

  PlanRun(AgentRuntime runtime, PlanSettings settings, PlanOrder order, Progress progress) {
    this.runtime = runtime;
    this.settings = settings;
    this.order = order;
    this.schedule = new PlanSchedule(order);
    this.budget = settings.budgetCents().map(PlanBudget::new);
    this.progress = progress;
  }

  /** Runs the steps; an interrupt of the caller cancels, and is kept. */
  PlanSchedule run(PlanCancellation cancellation) {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < mostThreads(); i++) {
      Thread worker = new Thread(this::work, THREAD_NAME);
      worker.setDaemon(true);
      workers.add(worker);
    }
    Runnable cancel =
        () -> {
          schedule.cancel();
          workers.forEach(Thread::interrupt);
        };
    boolean interrupted = Thread.interrupted();
    if (interrupted) {
      schedule.cancel();
    }
    if (workers.stream().filter(PlanRun::hasStarted).count() == 0) {
      work();
    }
    cancellation.tell(cancel);
    while (true) {
      try {
        schedule.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
        cancel.run();
      }
    }
    cancellation.forget(cancel);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return schedule;
  }

  /** More would only wait for the threads of the runtime. */
  private int mostThreads() {
    return Math.min(Math.min(settings.maxConcurrent(), runtime.maxThreads()), order.size());
  }

  /** Where the platform has no thread left, fewer have to do. */
  private static boolean hasStarted(Thread worker) {
    try {
      worker.start();
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  private void work() {
    for (OptionalInt next = schedule.take(); next.isPresent(); next = schedule.take()) {
      int number = next.getAsInt();
      PlanStep step = order.step(number);
      StepResult result;
      try {
        result = result(number, step);
      } catch (RuntimeException | Error e) {
        SkillError error = SkillRun.thrown("the runtime met ", e);
        StructuredOutcome outcome = runtime.refuse(request(step, null), error);
        result =
            new StepResult(step.stepId(), Optional.empty(), List.of(outcome), Optional.empty());
      }
      StepResult ended = result;
      progress.tell(listener -> listener.stepEnded(step, ended));
      schedule.ended(number, ended);
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
      if (!PlanVerdict.again(step, attempt, outcome)) {
        return outcomes;
      }
      progress.tell(listener -> listener.stepFailed(step, outcome));
    }
  }

  private StructuredOutcome once(SkillRequest request) {
    return schedule.isCancelled()
        ? runtime.refuse(request, SkillError.of(PlanVerdict.CANCELLED, "the run was cancelled"))
        : runtime.execute(request, budget);
  }

  private SkillRequest request(PlanStep step, ObjectNode inputs) {
    return SkillRequest.of(step.skill(), inputs, settings.stepTimeout()).forStep(step.stepId());
  }
}
