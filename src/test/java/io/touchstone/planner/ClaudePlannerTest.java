package io.touchstone.planner;

import static io.touchstone.plan.PlanJson.json;
import static io.touchstone.planner.ClaudePlanning.ECHO;
import static io.touchstone.planner.ClaudePlanning.GOAL;
import static io.touchstone.planner.ClaudePlanning.SETTINGS;
import static io.touchstone.planner.ClaudePlanning.UNKNOWN_SKILL;
import static io.touchstone.planner.ClaudePlanning.ask;
import static io.touchstone.planner.ClaudePlanning.estimate;
import static io.touchstone.planner.ClaudePlanning.planner;
import static io.touchstone.planner.FakeModel.plan;
import static io.touchstone.planner.FakeModel.planning;
import static io.touchstone.planner.Planning.NOON;
import static io.touchstone.planner.Planning.code;
import static io.touchstone.planner.Planning.input;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Determinism;
import io.touchstone.json.JsonText;
import io.touchstone.llm.LlmClient;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The planner as a whole: what it answers and spends, its time, and the trouble it survives. */
class ClaudePlannerTest {
  @Test
  void theWholeAnswer() {
    assertEquals(
        """
        {"steps": [{"step_id": "s1", "skill": "skill.echo", "params": {"message": "hi"}, \
        "depends_on": [], "on_error": "abort", "retry_count": 3, "output_key": "s1", "description": null}], \
        "metadata": {"planner": "claude", "planner_version": "1.0.0", "model": "claude-test-1", \
        "input_tokens": 100, "output_tokens": 10, "cost_cents": 0.110, "deterministic": false, \
        "cache_key": "%s", "generated_at": "2026-01-31T12:00:00Z"}, "warnings": []}"""
            .formatted(input(json(GOAL)).cacheKey()),
        JsonText.line(ask(planning(ECHO), GOAL).toJson()));
  }

  @Test
  void whatIsAboutThePlannerItself() {
    ClaudePlanner planner = planner(new FakeModel());
    assertEquals("claude", planner.id());
    assertEquals("1.0.0", planner.version());
    assertEquals(Determinism.STRUCTURAL, planner.determinismMode());
  }

  @Test
  void settingsAreBounded() {
    assertThrows(IllegalArgumentException.class, () -> ClaudePlannerSettings.of(" "));
    assertThrows(IllegalArgumentException.class, () -> SETTINGS.withMaxTokens(0));
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofMinutes(11))) {
      assertThrows(IllegalArgumentException.class, () -> SETTINGS.withTimeout(wrong));
    }
  }

  @Test
  void whatWasPaidIsNotGuessedWhereThePriceIsNotKnown() {
    JsonNode output =
        new ClaudePlanner(planning(ECHO), SETTINGS, NOON).planDocument(json(GOAL)).toJson();
    assertEquals(0, output.at("/metadata/cost_cents").intValue());
    assertEquals(
        "the price of the model \"claude-test\" is not known, so metadata.cost_cents is 0",
        output.at("/warnings/0").textValue());
  }

  @Test
  void theEstimateIsNeverLessThanWhatWasSpent() {
    FakeModel model =
        new FakeModel(
            plan(
                json(
                    "{'steps':[{'step_id':'s1','skill':'" + "x".repeat(2000) + "','params':{}}]}")),
            plan(json(ECHO)));
    ask(model, GOAL);
    CostEstimate estimate = estimate(GOAL);
    int bytes = model.body(0).length() + model.body(1).length();
    assertTrue(estimate.inputTokens() > bytes, estimate::toString);
    assertTrue(estimate.inputTokens() < bytes + 40_000, estimate::toString);
    assertEquals(2 * SETTINGS.maxTokens(), estimate.outputTokens());
    assertEquals(
        BigDecimal.valueOf(estimate.inputTokens() + estimate.outputTokens(), 3),
        estimate.costCents());
  }

  @Test
  void theRepairHasTheTimeThatIsLeft() {
    FakeModel model = planning(UNKNOWN_SKILL, ECHO);
    new ClaudePlanner(model, SETTINGS.withTimeout(Duration.ofSeconds(10)), ticking(3))
        .planDocument(json(GOAL));
    assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(4)), model.timeouts());
  }

  @Test
  void aRepairForWhichNoTimeIsLeftIsNotAskedFor() {
    FakeModel model = planning(UNKNOWN_SKILL);
    PlannerResult result =
        new ClaudePlanner(model, SETTINGS.withTimeout(Duration.ofSeconds(10)), ticking(5))
            .planDocument(json(GOAL));
    assertEquals(PlannerErrorCode.PLANNER_TIMEOUT, code(result));
    assertEquals(100, result.toJson().at("/details/input_tokens").longValue());
  }

  /** A clock that goes on by so many seconds whenever it is asked. */
  private static Clock ticking(int seconds) {
    return new Clock() {
      private Instant now = NOON.instant();

      @Override
      public Instant instant() {
        now = now.plusSeconds(seconds);
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  @Test
  void anInterruptIsAnErrorAndStaysSet() {
    PlannerResult thrown =
        ask(
            (request, timeout) -> {
              throw new InterruptedException();
            },
            GOAL);
    assertTrue(Thread.interrupted());
    assertEquals(PlannerErrorCode.PLANNER_CANCELLED, code(thrown));
    assertTrue(thrown.toJson().get("retryable").booleanValue());

    Thread.currentThread().interrupt();
    PlannerResult unasked = ask(new FakeModel(), GOAL);
    assertTrue(Thread.interrupted());
    assertEquals(PlannerErrorCode.PLANNER_CANCELLED, code(unasked));
  }

  @Test
  void aClientThatBreaksItsPromiseIsAnError() {
    List<LlmClient> broken =
        List.of(
            (request, timeout) -> null,
            (request, timeout) -> {
              throw new IllegalStateException("secret");
            },
            (request, timeout) -> {
              throw new StackOverflowError();
            },
            (request, timeout) -> {
              throw new NoClassDefFoundError("com/anthropic/X");
            });
    for (LlmClient client : broken) {
      PlannerResult result = ask(client, GOAL);
      assertEquals(PlannerErrorCode.PLANNER_GENERATION_FAILED, code(result));
      String message = result.toJson().get("message").textValue();
      assertTrue(message.startsWith("Expected a reply of the model's client"), message);
      assertFalse(message.contains("secret"));
    }
  }
}
