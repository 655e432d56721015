package io.touchstone.planner;

import static io.touchstone.plan.PlanJson.json;
import static io.touchstone.planner.Planning.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.llm.LlmReply;
import io.touchstone.llm.LlmTrouble;
import io.touchstone.llm.LlmUsage;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LlmErrorsTest {
  private static PlannerError ask(LlmReply... replies) {
    return new ClaudePlanner(new FakeModel(replies), ClaudePlannerSettings.of("m"), NOON)
        .planDocument(json("{'goal':'x','tool_manifest':[{'skill_id':'a'}]}"))
        .match(
            output -> {
              throw new AssertionError("a plan");
            },
            error -> error);
  }

  private static LlmReply failure(LlmTrouble trouble) {
    return new LlmReply.Failure(
        trouble,
        "it says \uD800",
        OptionalInt.of(418),
        Optional.of(Duration.ofMillis(1_500)),
        new LlmUsage(7, trouble == LlmTrouble.INVALID_RESPONSE ? 0 : 2));
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_REQUEST,  PLANNER_GENERATION_FAILED",
    "CONTEXT_LENGTH,   PLANNER_CONTEXT_TOO_LONG",
    "CONTENT_FILTER,   PLANNER_GENERATION_FAILED",
    "PERMISSION,       PLANNER_NOT_SET_UP",
    "BILLING,          PLANNER_BUDGET_EXCEEDED",
    "SPEND_LIMIT,      PLANNER_BUDGET_EXCEEDED",
    "NOT_FOUND,        PLANNER_NOT_SET_UP",
    "TIMEOUT,          PLANNER_TIMEOUT",
    "CONFLICT,         PLANNER_UNAVAILABLE",
    "RATE_LIMIT,       PLANNER_RATE_LIMITED",
    "OVERLOADED,       PLANNER_UNAVAILABLE",
    "CONNECTION,       PLANNER_UNAVAILABLE",
    "INVALID_RESPONSE, PLANNER_UNAVAILABLE",
    "NO_RECORDING,     PLANNER_NOT_SET_UP",
    "BAD_RECORDING,    PLANNER_NOT_SET_UP",
    "NOT_SET_UP,       PLANNER_NOT_SET_UP",
  })
  void eachTroubleHasItsCode(LlmTrouble trouble, PlannerErrorCode code) {
    assertEquals(code, ask(failure(trouble)).code());
  }

  @Test
  void noTroubleIsForgotten() throws NoSuchMethodException {
    CsvSource table =
        LlmErrorsTest.class
            .getDeclaredMethod("eachTroubleHasItsCode", LlmTrouble.class, PlannerErrorCode.class)
            .getAnnotation(CsvSource.class);
    Set<String> listed = new TreeSet<>();
    Arrays.stream(table.value()).forEach(row -> listed.add(row.split(",")[0]));
    Set<String> all = new TreeSet<>();
    EnumSet.allOf(LlmTrouble.class).forEach(trouble -> all.add(trouble.name()));
    assertEquals(all, listed);
  }

  @ParameterizedTest
  @EnumSource
  void whatPassesByItselfIsRetryableAndSaysWhen(LlmTrouble trouble) {
    PlannerError error = ask(failure(trouble));
    assertEquals(trouble.isRetryable(), error.retryable());
    assertEquals(trouble.isRetryable() ? 1_500L : null, error.retryAfterMs());
  }

  @Test
  void anErrorTellsTheTroubleAndWhatItTook() {
    PlannerError error = ask(failure(LlmTrouble.OVERLOADED));
    assertEquals("The model gave no plan: it says ?", error.message());
    assertEquals(
        json(
            "{'trouble':'OVERLOADED','status':418,'input_tokens':7,'output_tokens':2,'cost_cents':null}"),
        json(error.details().toString().replace('"', '\'')));
    assertTrue(error.toCanonicalJson().contains("OVERLOADED"));
  }

  @Test
  void anAnswerThatTheClientCannotUseIsRepairedToo() {
    LlmReply noCall =
        new LlmReply.Failure(
            LlmTrouble.INVALID_RESPONSE,
            "expected a call of the tool \uD800",
            OptionalInt.of(200),
            Optional.empty(),
            new LlmUsage(7, 2));
    FakeModel model = new FakeModel(noCall, noCall);
    ClaudePlanner planner = new ClaudePlanner(model, ClaudePlannerSettings.of("m"), NOON);
    PlannerResult result = planner.planDocument(json("{'goal':'x'}"));
    assertEquals(PlannerErrorCode.PLANNER_INVALID_PLAN, Planning.code(result));
    assertEquals(14, result.toJson().at("/details/input_tokens").longValue());
    assertTrue(model.lastText(1).contains("expected a call of the tool"), model.lastText(1));
    assertEquals(64, result.contentHash().hex().length());
  }

  @Test
  void troubleWithTheRepairCountsWhatWasPaidBefore() {
    PlannerError error = ask(FakeModel.plan(json("{'steps':[]}")), failure(LlmTrouble.RATE_LIMIT));
    assertEquals(PlannerErrorCode.PLANNER_RATE_LIMITED, error.code());
    assertEquals(107, error.details().get("input_tokens").longValue());
  }

  @Test
  void aServiceThatSaysNotWhenLeavesItOpen() {
    PlannerError error = ask(LlmReply.failed(LlmTrouble.CONNECTION, "no way"));
    assertNull(error.retryAfterMs());
    assertTrue(error.details().get("status").isNull());
    assertEquals(0, error.details().get("cost_cents").intValue());
  }
}
