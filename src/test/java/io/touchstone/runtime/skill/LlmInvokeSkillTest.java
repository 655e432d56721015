package io.touchstone.runtime.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.FailureMode;
import io.touchstone.contract.Terms;
import io.touchstone.json.JsonEquality;
import io.touchstone.llm.LlmClient;
import io.touchstone.llm.LlmPrices;
import io.touchstone.llm.LlmReply;
import io.touchstone.llm.LlmRequest;
import io.touchstone.llm.LlmTrouble;
import io.touchstone.llm.LlmUsage;
import io.touchstone.llm.MessagesServer;
import io.touchstone.llm.RecordedClient;
import io.touchstone.runtime.AgentRuntime;
import io.touchstone.runtime.ErrorCode;
import io.touchstone.runtime.ErrorCodes;
import io.touchstone.runtime.ResourceContract;
import io.touchstone.runtime.RuntimeContext;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.SkillError;
import io.touchstone.runtime.StructuredOutcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class LlmInvokeSkillTest {
  private static final String HELLO = "{'model': 'claude-opus-5-5', 'prompt': 'Hello'}";
  private static final LlmUsage USAGE = new LlmUsage(1_000, 10);
  private static final LlmReply ANSWER =
      new LlmReply.Answer("claude-opus-5-5-x", "Hi", Optional.empty(), USAGE, "end_turn");

  private final List<LlmRequest> requests = new ArrayList<>();

  private LlmInvokeSkill skill(LlmReply... replies) {
    List<LlmReply> left = new ArrayList<>(List.of(replies));
    LlmClient client =
        (request, timeout) -> {
          requests.add(request);
          return left.size() > 1 ? left.remove(0) : left.get(0);
        };
    return new LlmInvokeSkill(client, LlmPrices.shipped(), wait -> {});
  }

  private static SkillError error(StructuredOutcome outcome) {
    return outcome.error().orElseThrow();
  }

  private static void assertCents(String expected, BigDecimal found) {
    assertEquals(0, new BigDecimal(expected).compareTo(found), found::toPlainString);
  }

  @Test
  void anAnswerHasItsHashesAndItsPrice() {
    StructuredOutcome outcome = SkillCalls.outcome(skill(ANSWER), HELLO);

    JsonNode expected =
        SkillCalls.json(
            """
            {'content': 'Hi', 'model': 'claude-opus-5-5-x',
             'usage': {'input_tokens': 1000, 'output_tokens': 10}, 'finish_reason': 'end_turn',
             'prompt_hash': '185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969',
             'response_hash': '3639efcd08abb273b1619e82e78c29a7df02c1051b1820e99fc395dcaa3326b8',
             'cost_cents': 0.42}
            """);
    assertTrue(JsonEquality.equal(expected, outcome.result()), outcome.result().toString());
    assertCents("0.42", outcome.meta().costCents());
    assertEquals(1, outcome.meta().attempts());
  }

  @Test
  void inputsBecomeTheRequest() {
    SkillCalls.outcome(
        skill(ANSWER),
        "{'model': 'claude-haiku-4-5', 'prompt': 'Hello', 'system': 'Be brief.', 'max_tokens': 7.0}");
    SkillCalls.outcome(skill(ANSWER), "{'prompt': 'Hello'}");

    assertEquals(
        List.of(
            LlmRequest.of("claude-haiku-4-5", 7, "Hello").withSystem("Be brief."),
            LlmRequest.of("claude-opus-5-5", 1_024, "Hello")),
        requests);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'model': 'claude-opus-5-5'}",
        "{'model': '', 'prompt': 'Hello'}",
        "{'model': ' ', 'prompt': 'Hello'}",
        "{'model': 'claude-opus-5-5', 'prompt': ''}",
        "{'model': 'claude-opus-5-5', 'prompt': 5}",
        "{'model': 'claude-opus-5-5', 'prompt': 'Hello', 'max_tokens': 0}",
        "{'model': 'claude-opus-5-5', 'prompt': 'Hello', 'max_tokens': 1000000}",
        "{'model': 'claude-opus-5-5', 'prompt': 'Hello', 'temperature': 0}",
        "{'model': 'claude-nothing', 'prompt': 'Hello'}",
      })
  void whatIsNotValidAsksNobody(String inputs) {
    StructuredOutcome outcome = SkillCalls.outcome(skill(ANSWER), inputs);

    assertEquals("ERR_VALIDATION_FAILED", error(outcome).code());
    assertEquals(List.of(), requests);
    assertCents("0", outcome.meta().costCents());
  }

  @ParameterizedTest
  @EnumSource(LlmTrouble.class)
  void eachTroubleIsAnErrorThatTheContractPromises(LlmTrouble trouble) {
    StructuredOutcome outcome =
        SkillCalls.outcome(skill(LlmReply.failed(trouble, "the reason")), HELLO);

    SkillError error = error(outcome);
    ErrorCode shipped = ErrorCodes.of(error.code());
    FailureMode promised =
        ((Terms.Behavior) skill(ANSWER).contract().terms()).failureModes().get(error.code());
    assertEquals(LlmErrors.code(trouble), error.code());
    assertEquals("the reason", error.message());
    assertEquals(shipped.category(), promised.category());
    assertEquals(shipped.retryable(), promised.retryable());
    assertEquals(trouble.isRetryable(), error.retryable());
    assertEquals(trouble.name(), error.details().get("trouble").textValue());
  }

  @Test
  void whatMaySucceedLaterIsTriedAgain() {
    StructuredOutcome outcome =
        SkillCalls.outcome(
            skill(
                LlmReply.failed(LlmTrouble.OVERLOADED, "a"),
                LlmReply.failed(LlmTrouble.CONNECTION, "b"),
                ANSWER),
            HELLO);

    assertTrue(outcome.ok());
    assertEquals(3, outcome.meta().attempts());
  }

  @Test
  void aWaitThatIsTooLongIsLeftToTheCaller() {
    LlmReply busy =
        new LlmReply.Failure(
            LlmTrouble.RATE_LIMIT,
            "busy",
            OptionalInt.of(429),
            Optional.of(Duration.ofSeconds(300)),
            LlmUsage.NONE);

    SkillError error = error(SkillCalls.outcome(skill(busy, ANSWER), HELLO));

    assertEquals("ERR_LLM_RATE_LIMIT", error.code());
    assertEquals(300_000, error.details().get("retry_after_ms").intValue());
    assertEquals(429, error.details().get("status_code").intValue());
  }

  @Test
  void aRefusalIsCharged() {
    LlmReply refusal =
        new LlmReply.Failure(
            LlmTrouble.CONTENT_FILTER, "no", OptionalInt.of(200), Optional.empty(), USAGE);

    StructuredOutcome outcome = SkillCalls.outcome(skill(refusal), HELLO);

    assertEquals("ERR_LLM_CONTENT_FILTER", error(outcome).code());
    assertCents("0.42", outcome.meta().costCents());
  }

  @Test
  void aCallThatMayCostMoreThanIsLeftIsNotMade() {
    Skill skill = skill(ANSWER);
    Clock clock = Clock.fixed(SkillCalls.NOW, ZoneOffset.UTC);
    try (AgentRuntime runtime = new AgentRuntime(new RuntimeContext(clock, new Random(1)))) {
      runtime.registerSkill(skill);
      runtime.registerResourceContract(
          new ResourceContract("skill.llm_invoke", 3, 1_000, 1, "1.0"));
      String much = "{'model': 'claude-opus-5-5', 'prompt': 'Hello', 'max_tokens': 2000}";
      String less = "{'model': 'claude-opus-5-5', 'prompt': 'Hello', 'max_tokens': 1000}";

      StructuredOutcome refused =
          runtime.execute("skill.llm_invoke", SkillCalls.json(much), Duration.ofMinutes(1));
      StructuredOutcome made =
          runtime.execute("skill.llm_invoke", SkillCalls.json(less), Duration.ofMinutes(1));

      assertEquals("ERR_BUDGET_EXCEEDED", error(refused).code());
      assertTrue(made.ok());
      assertEquals(1, requests.size());
    }
  }

  @Test
  void theMostIsNoLessThanAnyAnswerCosts() {
    BigDecimal most = skill(ANSWER).mostCents(SkillCalls.json(HELLO));

    LlmUsage every = new LlmUsage(5, 1_024);
    assertTrue(
        most.compareTo(LlmPrices.shipped().cents("claude-opus-5-5", every).orElseThrow()) >= 0);
    assertCents("0", skill(ANSWER).mostCents(SkillCalls.json("{'model': 'm', 'prompt': 'Hello'}")));
  }

  @Test
  void aRecordedAnswerIsTheSameOutcomeWithoutTheService(@TempDir Path folder) throws Exception {
    StructuredOutcome first;
    try (MessagesServer server = new MessagesServer()) {
      server.replying(529, "overloaded.json").replying(200, "text.json");
      first = SkillCalls.outcome(recorded(RecordedClient.Mode.RECORD, folder, server), HELLO);
      assertEquals(2, server.received().size());
      StructuredOutcome again =
          SkillCalls.outcome(recorded(RecordedClient.Mode.REPLAY, folder, server), HELLO);

      assertEquals("Hello, wörld \u2028 😀", first.result().get("content").textValue());
      assertTrue(JsonEquality.equal(first.result(), again.result()));
      assertEquals(2, server.received().size());
      SkillError missing =
          error(
              SkillCalls.outcome(
                  recorded(RecordedClient.Mode.REPLAY, folder, server),
                  "{'model': 'claude-opus-5-5', 'prompt': 'Other'}"));
      assertEquals("ERR_LLM_NO_RECORDING", missing.code());
      assertFalse(missing.retryable());
    }
  }

  private static Skill recorded(RecordedClient.Mode mode, Path folder, MessagesServer server) {
    LlmClient client = new RecordedClient(mode, folder, server.client());
    return new LlmInvokeSkill(client, LlmPrices.shipped(), wait -> {});
  }
}
