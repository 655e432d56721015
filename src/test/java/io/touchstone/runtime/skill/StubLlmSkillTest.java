package io.touchstone.runtime.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Terms;
import io.touchstone.json.JsonEquality;
import io.touchstone.runtime.StructuredOutcome;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StubLlmSkillTest {
  private static final String HELLO_HASH =
      "185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969";

  private final StubLlmSkill stub = new StubLlmSkill(2);

  private StructuredOutcome call(String prompt) {
    return SkillCalls.outcome(
        stub, "{'model': 'claude-opus-5-5', 'prompt': '" + prompt + "', 'max_tokens': 20}");
  }

  private String content(String prompt) {
    return call(prompt).result().get("content").textValue();
  }

  @Test
  void whatItWasNotToldIsAnsweredByTheHashOfThePrompt() {
    StructuredOutcome outcome = call("Hello");

    JsonNode expected =
        SkillCalls.json(
            """
            {'content': 'Stub response to the prompt 185f8db32271fe25', 'model': 'claude-opus-5-5',
             'usage': {'input_tokens': 2, 'output_tokens': 11}, 'finish_reason': 'end_turn',
             'prompt_hash': '%s', 'response_hash': '%s', 'cost_cents': 0.0228}
            """
                .formatted(HELLO_HASH, outcome.result().get("response_hash").textValue()));
    assertTrue(JsonEquality.equal(expected, outcome.result()), outcome.result().toString());
    assertEquals(0, new BigDecimal("0.0228").compareTo(outcome.meta().costCents()));
    assertEquals(outcome.contentHash(), call("Hello").contentHash());
    assertNotEquals(content("Hello"), content("Hello!"));
  }

  @Test
  void aModelWithoutAPriceCostsNothing() {
    StructuredOutcome outcome =
        SkillCalls.outcome(stub, "{'model': 'stub-model', 'prompt': 'Hello'}");

    assertTrue(outcome.ok());
    assertEquals(0, outcome.meta().costCents().signum());
  }

  @Test
  void aPromptIsAnsweredAsItWasTold() {
    stub.answering("Hello", "first").answering("Hello", "Hi").answering("Bye", "See you");

    assertEquals(List.of("Hi", "See you"), List.of(content("Hello"), content("Bye")));
    assertTrue(content("hello").startsWith("Stub response"));
  }

  @ParameterizedTest
  @CsvSource({"1, ää", "2, ääää", "3, ääääää", "4, äääääää", "5, äääääää😀x"})
  void anAnswerEndsWhereItsTokensDo(int tokens, String left) {
    stub.answering("Hello", "äääääää😀x");

    JsonNode result =
        SkillCalls.outcome(stub, "{'model': 'm', 'prompt': 'Hello', 'max_tokens': " + tokens + "}")
            .result();

    boolean whole = tokens == 5;
    assertEquals(left, result.get("content").textValue());
    assertEquals(whole ? "end_turn" : "max_tokens", result.get("finish_reason").textValue());
    assertEquals(tokens, result.get("usage").get("output_tokens").intValue());
  }

  @Test
  void everyErrorOfTheContractCanBeSimulated() {
    for (String code : ((Terms.Behavior) stub.contract().terms()).failureModes().keySet()) {
      stub.failing("Hello", code);
      assertEquals(code, call("Hello").error().orElseThrow().code());
    }
    assertTrue(call("Bye").ok());
  }

  @Test
  void allOtherPromptsMayFailToo() {
    stub.otherwiseFailing("ERR_LLM_RATE_LIMIT").answering("Hello", "Hi");

    assertEquals("ERR_LLM_RATE_LIMIT", call("Bye").error().orElseThrow().code());
    assertEquals("Hi", content("Hello"));
  }

  @Test
  void anErrorThatTheContractDoesNotPromiseIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> stub.failing("Hello", "ERR_LLM_RATE_LIMITS"));
    assertThrows(IllegalArgumentException.class, () -> stub.otherwiseFailing("ERR_HTTP_404"));
    assertThrows(IllegalArgumentException.class, () -> new StubLlmSkill(-1));
  }

  @Test
  void itRemembersItsLastCallsOnly() {
    call("One");
    call("Two");
    call("Hello");

    assertEquals(2, stub.history().size());
    assertEquals(
        new StubLlmSkill.Request("claude-opus-5-5", HELLO_HASH, 20), stub.history().get(1));
    assertEquals(List.of(), new StubLlmSkill().history());
  }

  @Test
  void itReservesWhatTheRealOneWould() {
    JsonNode inputs = SkillCalls.json("{'model': 'claude-opus-5-5', 'prompt': 'Hello'}");

    assertEquals(
        new LlmInvokeSkill((request, timeout) -> null).mostCents(inputs), stub.mostCents(inputs));
  }
}
