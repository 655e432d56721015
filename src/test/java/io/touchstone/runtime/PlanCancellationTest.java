package io.touchstone.runtime;

import static io.touchstone.runtime.Plans.independent;
import static io.touchstone.runtime.Skills.skill;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.plan.PlanStep;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a run is cancelled, and what it leaves undone. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlanCancellationTest {
  @Test
  void cancellationInterruptsWhatRunsAndSkipsTheRest() {
    PlanCancellation cancellation = new PlanCancellation();
    Skill endless =
        skill(
            call -> {
              cancellation.cancel();
              new CountDownLatch(1).await();
              return SkillResult.of(call.inputs());
            });
    try (AgentRuntime runtime = Plans.runtime(endless)) {
      PlanExecutor executor = new PlanExecutor(runtime, PlanSettings.DEFAULT.withMaxConcurrent(1));
      PlanResult result = executor.run(independent(3), PlanListener.NONE, cancellation);
      assertEquals(PlanStatus.CANCELLED, result.status());
      assertEquals("ERR_CANCELLED", result.steps().get(0).error().orElseThrow().code());
      assertEquals(Optional.of("the run was cancelled"), result.steps().get(2).skipped());
      PlanResult later = executor.run(independent(2), PlanListener.NONE, cancellation);
      assertEquals(PlanStatus.CANCELLED, later.status());
    }
  }

  @Test
  void noStepBeginsOnceTheRunWasCancelled() {
    PlanCancellation cancellation = new PlanCancellation();
    cancellation.cancel();
    try (AgentRuntime runtime = Plans.runtime(Plans.echoOrFail())) {
      PlanExecutor executor = new PlanExecutor(runtime, PlanSettings.DEFAULT.withMaxConcurrent(64));
      PlanResult result = executor.run(independent(64), PlanListener.NONE, cancellation);
      assertEquals(PlanStatus.CANCELLED, result.status());
      assertTrue(result.steps().stream().allMatch(step -> step.skipped().isPresent()));
    }
  }

  @Test
  void aListenerMayCancel() {
    PlanCancellation cancellation = new PlanCancellation();
    PlanListener impatient =
        new PlanListener() {
          @Override
          public void stepEnded(PlanStep step, StepResult result) {
            cancellation.cancel();
          }
        };
    try (AgentRuntime runtime = Plans.runtime(Plans.echoOrFail())) {
      PlanExecutor executor = new PlanExecutor(runtime, PlanSettings.DEFAULT.withMaxConcurrent(1));
      PlanResult result = executor.run(independent(3), impatient, cancellation);
      assertTrue(result.steps().get(0).outcome().orElseThrow().ok());
      assertEquals(PlanStatus.CANCELLED, result.status());
    }
  }

  @Test
  void aListenerHearsOfACancellationUninterrupted() {
    PlanCancellation cancellation = new PlanCancellation();
    Skill endless =
        skill(
            call -> {
              cancellation.cancel();
              new CountDownLatch(1).await();
              return SkillResult.of(call.inputs());
            });
    AtomicBoolean interrupted = new AtomicBoolean();
    PlanListener listener =
        new PlanListener() {
          @Override
          public void stepEnded(PlanStep step, StepResult result) {
            interrupted.set(Thread.currentThread().isInterrupted());
          }
        };
    try (AgentRuntime runtime = Plans.runtime(endless)) {
      new PlanExecutor(runtime, PlanSettings.DEFAULT).run(independent(1), listener, cancellation);
    }
    assertFalse(interrupted.get());
  }

  @Test
  void anInterruptOfTheCallerCancelsAndIsKept() {
    try (AgentRuntime runtime = Plans.runtime(Plans.echoOrFail())) {
      Thread.currentThread().interrupt();
      PlanResult result = new PlanExecutor(runtime, PlanSettings.DEFAULT).run(independent(3));
      assertTrue(Thread.interrupted());
      assertEquals(PlanStatus.CANCELLED, result.status());
    }
  }
}
