package io.touchstone.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.plan.Plan;
import io.touchstone.plan.PlanStep;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PlanExecutorPropertyTest {
  @Provide
  Arbitrary<Plan> plans() {
    return Plans.any();
  }

  private static PlanResult run(Plan plan, int threads, PlanListener listener) {
    try (AgentRuntime runtime = Plans.runtime(Plans.echoOrFail())) {
      PlanSettings settings = PlanSettings.DEFAULT.withMaxConcurrent(threads);
      return new PlanExecutor(runtime, settings).run(plan, listener, new PlanCancellation());
    }
  }

  @Property(tries = 150)
  void eachStepRunsAfterThoseThatItDependsOn(
      @ForAll("plans") Plan plan, @ForAll @IntRange(min = 1, max = 5) int threads) {
    Set<String> ended = new HashSet<>();
    PlanListener inOrder =
        new PlanListener() {
          @Override
          public void stepStarted(PlanStep step, int attempt) {
            assertTrue(ended.containsAll(step.dependsOn()), step::toString);
          }

          @Override
          public void stepEnded(PlanStep step, StepResult result) {
            ended.add(step.stepId());
          }
        };
    PlanResult result = run(plan, threads, inOrder);
    assertEquals(plan.steps().size(), ended.size(), "a wrong order silences the listener");
    assertEquals(
        plan.steps().stream().map(PlanStep::stepId).toList(),
        result.steps().stream().map(StepResult::stepId).toList());
  }

  @Property(tries = 150)
  void theResultDoesNotDependOnTheNumberOfThreads(
      @ForAll("plans") Plan plan, @ForAll @IntRange(min = 2, max = 6) int threads) {
    PlanResult one = run(plan, 1, PlanListener.NONE);
    PlanResult many = run(plan, threads, PlanListener.NONE);
    assertEquals(one.status(), many.status());
    assertEquals(one.error(), many.error());
    for (int i = 0; i < plan.steps().size(); i++) {
      StepResult expected = one.steps().get(i);
      if (expected.skipped().isEmpty()) {
        assertEquals(expected.deterministicView(), many.steps().get(i).deterministicView());
      }
    }
  }

  @Property(tries = 150)
  void onlyWhatComesAfterTheStepThatEndsThePlanIsSkipped(@ForAll("plans") Plan plan) {
    PlanResult result = run(plan, 1, PlanListener.NONE);
    List<StepResult> skipped =
        result.steps().stream().filter(step -> step.skipped().isPresent()).toList();
    if (result.status() == PlanStatus.COMPLETED) {
      assertEquals(List.of(), skipped);
    }
    for (StepResult step : skipped) {
      String why = step.skipped().get();
      assertTrue(why.matches("step \"s\\d\" failed, which ends the plan"), why);
    }
  }
}
