package io.touchstone.runtime;

import static io.touchstone.runtime.Skills.LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.plan.Plan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that run at once get what they would get one after the other. */
@Timeout(60)
class PlanLimitsTest {
  private static final Contract TEST = Skills.contract("skill.test", "1.0.0");

  private final CountDownLatch open = new CountDownLatch(1);

  @AfterEach
  void letAllEnd() {
    open.countDown();
  }

  private static AgentRuntime runtime(RuntimeSettings settings) {
    return new AgentRuntime(new SkillRegistry(), Skills.context(new ManualClock()), settings);
  }

  /** Ignores interrupts until the test is over. */
  private SkillResult stubborn(SkillCall call) {
    while (true) {
      try {
        open.await();
        return SkillResult.of(call.inputs());
      } catch (InterruptedException e) {
        // That is what is tested.
      }
    }
  }

  private static List<String> codes(PlanResult result) {
    return result.steps().stream()
        .map(step -> step.error().map(SkillError::code).orElse("ok"))
        .toList();
  }

  private static SkillResult costing(String cents, SkillCall call) {
    return new SkillResult.Success(call.inputs(), Usage.costing(new BigDecimal(cents)));
  }

  @Test
  void whoWaitsForTheBudgetHoldsNoThread() {
    AtomicReference<AgentRuntime> runtime = new AtomicReference<>();
    try (AgentRuntime two = runtime(Skills.UNLIMITED.withMaxThreads(2))) {
      runtime.set(two);
      two.registerSkill(Skills.skill("skill.inner", "1.0.0"));
      two.registerSkill(
          Skills.costing(
              TEST,
              "30",
              call ->
                  runtime.get().execute("skill.inner", call.inputs(), LONG).ok()
                      ? costing("1", call)
                      : null));
      Plan plan =
          Plans.plan(
              "{'step_id': 'a', 'skill': 'skill.test'}, {'step_id': 'b', 'skill': 'skill.test'}");
      PlanSettings settings = PlanSettings.DEFAULT.withBudgetCents(new BigDecimal("40"));
      assertEquals(List.of("ok", "ok"), codes(new PlanExecutor(two, settings).run(plan)));
    }
  }

  @Test
  void whatALateCallReservedIsSpent() {
    try (AgentRuntime runtime = runtime(Skills.UNLIMITED)) {
      runtime.registerSkill(Skills.costing(TEST, "30", this::stubborn));
      runtime.registerSkill(
          Skills.costing(Skills.contract("skill.b", "1.0.0"), "11", call -> costing("11", call)));
      Plan plan =
          Plans.plan(
              "{'step_id': 'a', 'skill': 'skill.test', 'on_error': 'continue'},"
                  + " {'step_id': 'b', 'skill': 'skill.b', 'depends_on': ['a']}");
      PlanSettings settings =
          PlanSettings.DEFAULT
              .withBudgetCents(new BigDecimal("40"))
              .withStepTimeout(Duration.ofSeconds(2));
      assertEquals(
          List.of("ERR_TIMEOUT", "ERR_BUDGET_EXCEEDED"),
          codes(new PlanExecutor(runtime, settings).run(plan)));
    }
  }

  @Test
  void aStepThatCostsMoreThanTheBudgetBearsHasNoResult() {
    try (AgentRuntime runtime = runtime(Skills.UNLIMITED)) {
      runtime.registerSkill(Skills.costing(TEST, "1", call -> costing("50", call)));
      PlanSettings settings = PlanSettings.DEFAULT.withBudgetCents(BigDecimal.TEN);
      PlanResult result =
          new PlanExecutor(runtime, settings)
              .run(Plans.plan("{'step_id': 'a', 'skill': 'skill.test'}"));
      assertEquals(PlanStatus.ABORTED, result.status());
      assertEquals(
          "skill.test 1.0.0 cost 50 cents, more than the 1 that it reserved and than the plan's"
              + " budget bears",
          result.error().orElseThrow().message());
      assertEquals(
          new BigDecimal("50"), result.steps().get(0).outcomes().get(0).meta().costCents());
    }
  }

  /** 5 and 5.0 are one number, so words about them are the same. */
  @ParameterizedTest
  @CsvSource({"4, 2, 5", "4.0, 2.00, 5.0", "0.4e1, 20e-1, 0.5e1"})
  void wordsAboutABudgetDoNotFollowTheSpelling(String paid, String most, String cents) {
    PlanBudget budget = new PlanBudget(new BigDecimal(cents));
    budget.settle(BigDecimal.ZERO, new BigDecimal(paid));
    assertEquals(
        "the step may cost 2 cents, and 1 of the plan's budget of 5 are left; raise it, or plan less",
        budget.reserve(new BigDecimal(most)).orElseThrow().error().message());
  }

  @ParameterizedTest
  @CsvSource({"50, 1", "50.0, 1.00", "5e1, 10e-1"})
  void wordsAboutACostDoNotFollowTheSpelling(String cost, String most) {
    try (AgentRuntime runtime = runtime(Skills.UNLIMITED)) {
      runtime.registerSkill(Skills.costing(TEST, most, call -> costing(cost, call)));
      PlanSettings settings = PlanSettings.DEFAULT.withBudgetCents(BigDecimal.TEN);
      PlanResult result =
          new PlanExecutor(runtime, settings)
              .run(Plans.plan("{'step_id': 'a', 'skill': 'skill.test'}"));
      assertEquals(
          "skill.test 1.0.0 cost 50 cents, more than the 1 that it reserved and than the plan's"
              + " budget bears",
          result.error().orElseThrow().message());
    }
  }

  /** No step goes on before all have asked for a place. */
  @Test
  void aStepWaitsForAPlaceOfItsResource() {
    CountDownLatch asked = new CountDownLatch(8);
    Skill skill =
        new Skill() {
          @Override
          public Contract contract() {
            return TEST;
          }

          @Override
          public BigDecimal mostCents(JsonNode inputs) {
            asked.countDown();
            return BigDecimal.ONE;
          }

          @Override
          public SkillResult call(SkillCall call) throws InterruptedException {
            asked.await();
            return costing("1", call);
          }
        };
    StringBuilder steps = new StringBuilder("{'step_id': 's0', 'skill': 'skill.test'}");
    for (int i = 1; i < 8; i++) {
      steps.append(", {'step_id': 's%d', 'skill': 'skill.test'}".formatted(i));
    }
    try (AgentRuntime runtime = runtime(Skills.UNLIMITED.withDefaultLimits(1_000, 1_000, 2))) {
      runtime.registerSkill(skill);
      PlanExecutor executor = new PlanExecutor(runtime, PlanSettings.DEFAULT.withMaxConcurrent(8));
      assertEquals(PlanStatus.COMPLETED, executor.run(Plans.plan(steps.toString())).status());
    }
  }

  @Test
  void aPlaceThatNobodyLeavesIsNotWaitedForForEver() {
    try (AgentRuntime runtime = runtime(Skills.UNLIMITED.withDefaultLimits(0, 1_000, 1))) {
      runtime.registerSkill(Skills.skill(TEST, this::stubborn));
      Plan plan =
          Plans.plan(
              "{'step_id': 'a', 'skill': 'skill.test', 'on_error': 'continue'},"
                  + " {'step_id': 'b', 'skill': 'skill.test', 'depends_on': ['a']}");
      PlanSettings settings = PlanSettings.DEFAULT.withStepTimeout(Duration.ofSeconds(1));
      assertEquals(
          List.of("ERR_TIMEOUT", "ERR_RATE_LIMIT_CONCURRENT"),
          codes(new PlanExecutor(runtime, settings).run(plan)));
    }
  }

  @Test
  void whoWaitsForAPlaceCanBeCancelled() throws InterruptedException {
    try (AgentRuntime runtime = runtime(Skills.UNLIMITED.withDefaultLimits(0, 1_000, 1))) {
      CountDownLatch entered = new CountDownLatch(1);
      runtime.registerSkill(
          Skills.skill(
              TEST,
              call -> {
                entered.countDown();
                return stubborn(call);
              }));
      Plan plan =
          Plans.plan(
              "{'step_id': 'a', 'skill': 'skill.test'}, {'step_id': 'b', 'skill': 'skill.test'}");
      PlanCancellation cancellation = new PlanCancellation();
      AtomicReference<PlanResult> result = new AtomicReference<>();
      PlanSettings settings = PlanSettings.DEFAULT.withStepTimeout(LONG);
      Thread caller =
          new Thread(
              () ->
                  result.set(
                      new PlanExecutor(runtime, settings)
                          .run(plan, PlanListener.NONE, cancellation)));
      caller.start();
      entered.await();
      cancellation.cancel();
      caller.join();
      assertEquals(PlanStatus.CANCELLED, result.get().status());
    }
  }

  /** The only thread there is, is free again once the call that was given up has ended. */
  @Test
  void aCallThatIsGivenUpBeforeItBeginsDoesNotCountAgainstTheRate() {
    RuntimeSettings settings = Skills.UNLIMITED.withMaxThreads(1).withDefaultLimits(0, 1, 1);
    try (AgentRuntime runtime = runtime(settings)) {
      runtime.registerSkill(
          new Skill() {
            @Override
            public Contract contract() {
              return TEST;
            }

            @Override
            public BigDecimal mostCents(JsonNode inputs) {
              if (inputs.asBoolean()) {
                stubborn(new SkillCall("", inputs, LONG, BigDecimal.ZERO, null));
              }
              return BigDecimal.ZERO;
            }

            @Override
            public SkillResult call(SkillCall call) {
              return SkillResult.of(call.inputs());
            }
          });
      StructuredOutcome late =
          runtime.execute("skill.test", Skills.json("true"), Duration.ofMillis(20));
      assertEquals("ERR_TIMEOUT", late.error().orElseThrow().code());
      open.countDown();
      assertEquals(
          List.of(),
          runtime.execute("skill.test", Skills.json("false"), LONG).error().stream().toList());
    }
  }
}
