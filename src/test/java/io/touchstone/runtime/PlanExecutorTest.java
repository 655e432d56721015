package io.touchstone.runtime;

import static io.touchstone.runtime.Plans.independent;
import static io.touchstone.runtime.Plans.plan;
import static io.touchstone.runtime.Plans.run;
import static io.touchstone.runtime.Skills.skill;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.plan.PlanStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Valid plans alone are run, steps at once, within the budget, whatever a listener throws. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlanExecutorTest {
  @Test
  void anInvalidPlanIsNotRun() {
    PlanResult result =
        run(
            plan(
                "{'step_id': 'a', 'skill': 'skill.test'}, {'step_id': 'b', 'skill': 'skill.test',"
                    + " 'depends_on': ['c'], 'params': {'n': 9007199254740993}}"),
            skill(call -> SkillResult.of(call.inputs())));
    assertEquals(PlanStatus.INVALID, result.status());
    assertEquals(List.of(), result.steps());
    JsonNode violations = result.error().orElseThrow().details().get("violations");
    assertEquals("steps", violations.at("/0/path").asText());
    assertEquals("steps.1.params.n", violations.at("/1/path").asText());
  }

  @Test
  void independentStepsRunAtOnceAndNoMoreThanAreAllowed() {
    CyclicBarrier five = new CyclicBarrier(5);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Skill meets =
        skill(
            call -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              five.await();
              running.decrementAndGet();
              five.await();
              return SkillResult.of(call.inputs());
            });
    assertTrue(run(independent(20), meets).ok());
    assertEquals(5, most.get());
  }

  private static PlanResult within(String budget, Skill skill) {
    try (AgentRuntime runtime = Plans.runtime(skill)) {
      PlanSettings settings = PlanSettings.DEFAULT.withBudgetCents(new BigDecimal(budget));
      return new PlanExecutor(runtime, settings).run(independent(10));
    }
  }

  @Test
  void stepsThatReserveMoreThanTheyCostAllFitIntoTheBudget() {
    Skill cheap =
        Skills.costing(
            Skills.contract("skill.test", "1.0.0"),
            "50",
            call -> new SkillResult.Success(call.inputs(), Usage.costing(new BigDecimal("5"))));
    PlanResult result = within("95", cheap);
    assertTrue(result.ok(), () -> result.error().toString());
    assertEquals(0, new BigDecimal("50").compareTo(result.costCents()));
  }

  @Test
  void theBudgetOfThePlanIsNeverOverspent() {
    Skill dear =
        Skills.costing(
            Skills.contract("skill.test", "1.0.0"),
            "10",
            call -> new SkillResult.Success(call.inputs(), Usage.costing(new BigDecimal("10"))));
    PlanResult result = within("35", dear);
    assertEquals(PlanStatus.ABORTED, result.status());
    assertEquals("ERR_BUDGET_EXCEEDED", result.error().orElseThrow().code());
    assertEquals(0, new BigDecimal("30").compareTo(result.costCents()));
  }

  @Test
  void aListenerThatThrowsDoesNotEndTheRun() {
    PlanListener broken =
        new PlanListener() {
          @Override
          public void stepStarted(PlanStep step, int attempt) {
            throw new IllegalStateException("asked to");
          }
        };
    try (AgentRuntime runtime = Plans.runtime(Plans.echoOrFail())) {
      PlanExecutor executor = new PlanExecutor(runtime, PlanSettings.DEFAULT);
      assertTrue(executor.run(independent(3), broken, new PlanCancellation()).ok());
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void throwUnchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void aListenerThatThrowsWhatItMayNotDoesNotHoldTheRunUp() {
    PlanListener sneaky =
        new PlanListener() {
          @Override
          public void stepEnded(PlanStep step, StepResult result) {
            PlanExecutorTest.<RuntimeException>throwUnchecked(new Exception("asked to"));
          }
        };
    try (AgentRuntime runtime = Plans.runtime(Plans.echoOrFail())) {
      PlanExecutor executor = new PlanExecutor(runtime, PlanSettings.DEFAULT);
      assertTrue(executor.run(independent(3), sneaky, new PlanCancellation()).ok());
    }
  }

  @Test
  void aRuntimeWhoseClockThrowsEndsThePlan() {
    ManualClock broken =
        new ManualClock() {
          @Override
          public Instant instant() {
            throw new IllegalStateException("asked to");
          }
        };
    try (AgentRuntime runtime =
        new AgentRuntime(new SkillRegistry(), Skills.context(broken), Skills.UNLIMITED)) {
      PlanResult result = new PlanExecutor(runtime, PlanSettings.DEFAULT).run(independent(1));
      assertEquals(PlanStatus.ABORTED, result.status());
      assertEquals("ERR_RUNTIME_EXCEPTION", result.error().orElseThrow().code());
    }
  }
}
