package io.touchstone.runtime;

import static io.touchstone.runtime.Plans.plan;
import static io.touchstone.runtime.Plans.run;
import static io.touchstone.runtime.Skills.json;
import static io.touchstone.runtime.Skills.skill;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.plan.Plan;
import io.touchstone.plan.PlanStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a step that fails means for its plan: the end, a gap, or another try. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlanFailureTest {
  private static final String THREE =
      "{'step_id': 'a', 'skill': 'skill.test', 'params': {'fail': 1}, 'on_error': '%s',"
          + " 'retry_count': 2},{'step_id': 'b', 'skill': 'skill.test', 'depends_on':"
          + " ['a']},{'step_id': 'c', 'skill': 'skill.test', 'params': {'p': '{{b.n}}'},"
          + " 'depends_on': ['b']}";

  @Test
  void abortEndsThePlanAndSaysWhatWasSkipped() {
    PlanResult result = run(plan(THREE.formatted("abort")), Plans.echoOrFail());
    assertEquals(PlanStatus.ABORTED, result.status());
    assertEquals("ERR_HTTP_503", result.error().orElseThrow().code());
    assertEquals(1, result.steps().get(0).outcomes().size());
    for (int skipped : List.of(1, 2)) {
      assertEquals(
          Optional.of("step \"a\" failed, which ends the plan"),
          result.steps().get(skipped).skipped());
    }
  }

  /** Which of both it is depends on the moment where steps run at once; so neither is hidden. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whatRunsBesideAStepThatEndsThePlanRunsToItsEnd(int atOnce) {
    CountDownLatch begun = new CountDownLatch(atOnce - 1);
    CountDownLatch failed = new CountDownLatch(1);
    Skill skill =
        Skills.skill(
            call -> {
              if (call.inputs().has("fail")) {
                begun.await();
                return SkillResult.failed(SkillError.of("ERR_HTTP_503", "asked to fail"));
              }
              begun.countDown();
              failed.await();
              return SkillResult.of(call.inputs());
            });
    PlanListener listener =
        new PlanListener() {
          @Override
          public void stepEnded(PlanStep step, StepResult result) {
            failed.countDown();
          }
        };
    try (AgentRuntime runtime = Plans.runtime(skill)) {
      PlanSettings settings = PlanSettings.DEFAULT.withMaxConcurrent(atOnce);
      PlanResult result =
          new PlanExecutor(runtime, settings)
              .run(
                  plan(
                      "{'step_id': 'a', 'skill': 'skill.test', 'params': {'fail': 1}},"
                          + " {'step_id': 'b', 'skill': 'skill.test'}"),
                  listener,
                  new PlanCancellation());
      assertEquals(PlanStatus.ABORTED, result.status());
      assertEquals("ERR_HTTP_503", result.error().orElseThrow().code());
      StepResult beside = result.steps().get(1);
      assertEquals(atOnce == 1, beside.skipped().isPresent());
      assertEquals(atOnce == 2, beside.inputs().isPresent());
    }
  }

  @Test
  void continueGoesOnWithoutTheOutput() {
    PlanResult result = run(plan(THREE.formatted("continue")), Plans.echoOrFail());
    assertEquals(PlanStatus.ABORTED, result.status(), "the last step finds nothing at b.n");
    assertTrue(result.steps().get(1).outcome().orElseThrow().ok());
    assertEquals(result.steps().get(2).error(), result.error());
  }

  @Test
  void retryTriesAgainAtMostAsOftenAsItSays() {
    PlanResult result = run(plan(THREE.formatted("retry")), Plans.echoOrFail());
    assertEquals(3, result.steps().get(0).outcomes().size());
    assertEquals(PlanStatus.ABORTED, result.status());
  }

  @Test
  void retryGoesOnOnceATrySucceeds() {
    AtomicInteger calls = new AtomicInteger();
    Skill second =
        skill(
            call ->
                calls.incrementAndGet() == 1
                    ? SkillResult.failed(SkillError.of("ERR_HTTP_503", "busy"))
                    : SkillResult.of(json("{'n': 1}")));
    PlanResult result = run(plan(THREE.formatted("retry")), second);
    assertTrue(result.ok());
    assertEquals(2, result.steps().get(0).outcomes().size());
  }

  @Test
  void retryDoesNotRepeatWhatFailsAgain() {
    Skill broken = skill(call -> SkillResult.failed(SkillError.of("ERR_HTTP_404", "gone")));
    assertEquals(1, run(plan(THREE.formatted("retry")), broken).steps().get(0).outcomes().size());
  }

  private static final Plan STUBBORN =
      plan(
          "{'step_id': 'a', 'skill': 'skill.test', 'on_error': 'retry', 'retry_count':"
              + " 2000000000}");

  @Test
  void noPlanGetsMoreThanTenRetries() {
    AtomicInteger calls = new AtomicInteger();
    Skill busy =
        skill(
            call ->
                SkillResult.failed(
                    SkillError.of(
                        calls.incrementAndGet() < 20 ? "ERR_HTTP_503" : "ERR_HTTP_404", "busy")));
    assertEquals(11, run(STUBBORN, busy).steps().get(0).outcomes().size());
  }

  private static Skill busyFor(String millis) {
    return skill(
        call ->
            SkillResult.failed(
                SkillError.of(
                    "ERR_HTTP_429", "busy", json("{'retry_after_ms': %s}".formatted(millis)))));
  }

  private static List<Long> pauses(String millis) {
    List<Long> pauses = new ArrayList<>();
    try (AgentRuntime runtime = Plans.runtime(busyFor(millis))) {
      PlanSettings settings = PlanSettings.DEFAULT.withStepTimeout(Duration.ofSeconds(5));
      new PlanExecutor(runtime, settings, (pause, cancelled) -> pauses.add(pause))
          .run(plan(THREE.formatted("retry")));
    }
    return pauses;
  }

  @Test
  void aRetryWaitsAsLongAsTheErrorAsksForButNotLongerThanATryMayTake() {
    assertEquals(List.of(5_000L, 5_000L), pauses("5000"));
    assertEquals(List.of(), pauses("5001"));
    assertEquals(List.of(), pauses("1e300"));
    assertEquals(List.of(), pauses("0"));
    assertEquals(List.of(), pauses("'soon'"));
  }

  @Test
  void cancellationEndsTheWaitForARetry() {
    PlanCancellation cancellation = new PlanCancellation();
    PlanListener impatient =
        new PlanListener() {
          @Override
          public void stepFailed(PlanStep step, StructuredOutcome outcome) {
            cancellation.cancel();
          }
        };
    try (AgentRuntime runtime = Plans.runtime(busyFor("3600000"))) {
      PlanSettings settings = PlanSettings.DEFAULT.withStepTimeout(Duration.ofHours(1));
      PlanResult result =
          new PlanExecutor(runtime, settings).run(STUBBORN, impatient, cancellation);
      assertEquals(PlanStatus.CANCELLED, result.status());
      assertEquals(2, result.steps().get(0).outcomes().size());
    }
  }
}
