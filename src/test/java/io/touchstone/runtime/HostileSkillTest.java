package io.touchstone.runtime;

import static io.touchstone.runtime.Skills.LONG;
import static io.touchstone.runtime.Skills.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a skill does, there is an outcome, and the next call of a good skill is as ever. */
class HostileSkillTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static int overflow(int depth) {
    return overflow(depth + 1) + 1;
  }

  private static ArrayNode cycle() {
    ArrayNode cycle = NODES.arrayNode();
    return cycle.add(cycle);
  }

  /** Doubles at each of its levels, all of them one node. */
  private static ArrayNode bomb() {
    ArrayNode bomb = NODES.arrayNode().add(1);
    for (int i = 0; i < 60; i++) {
      bomb = NODES.arrayNode().add(bomb).add(bomb);
    }
    return bomb;
  }

  private static Arguments does(String what, String code, Skills.Body body) {
    return Arguments.of(what, code, body);
  }

  static List<Arguments> misdeeds() {
    String threw = "ERR_RUNTIME_EXCEPTION";
    String mismatch = "ERR_SCHEMA_MISMATCH";
    return List.of(
        does("throws", threw, c -> Stream.<SkillResult>empty().findFirst().orElseThrow()),
        does("throws a checked exception", threw, c -> sneak(new IOException("gone"))),
        does("throws an error", threw, c -> sneak(new AssertionError())),
        does("overflows the stack", threw, c -> SkillResult.of(NODES.numberNode(overflow(0)))),
        does("asks for too much memory", threw, c -> SkillResult.of(NODES.binaryNode(huge()))),
        does("throws what throws", threw, c -> sneak(new Spiteful())),
        does("pretends to be interrupted", threw, c -> sneak(new InterruptedException())),
        does("answers with a wild cost", threw, c -> wild()),
        does("returns null", mismatch, c -> null),
        does("returns a null value", mismatch, c -> SkillResult.of(null)),
        does("returns nothing", mismatch, c -> SkillResult.of(MissingNode.getInstance())),
        does("returns an object", mismatch, c -> SkillResult.of(new POJONode(new Object()))),
        does("returns a cycle", mismatch, c -> SkillResult.of(cycle())),
        does("returns a bomb", mismatch, c -> SkillResult.of(bomb())),
        does("returns not a number", mismatch, c -> SkillResult.of(NODES.numberNode(Double.NaN))),
        does("returns half a letter", mismatch, c -> SkillResult.of(new TextNode("\uD800"))),
        does("fails with an object", mismatch, c -> failing(NODES.pojoNode(new Object()))));
  }

  private static byte[] huge() {
    return new byte[Integer.MAX_VALUE];
  }

  private static SkillResult wild() {
    return new SkillResult.Success(json("1"), Usage.costing(new BigDecimal("-1")));
  }

  private static SkillResult failing(JsonNode details) {
    return SkillResult.failed(SkillError.of("ERR_TIMEOUT", "no", details));
  }

  private static SkillResult sneak(Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }

  private static final class Spiteful extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misdeeds")
  void itsOutcomeIsAnError(String what, String code, Skills.Body body) {
    RuntimeSettings oneAtATime = Skills.UNLIMITED.withMaxThreads(1).withDefaultLimits(0, 1_000, 1);
    try (AgentRuntime runtime =
        new AgentRuntime(new SkillRegistry(), Skills.context(new ManualClock()), oneAtATime)) {
      runtime.registerSkill(Skills.skill(body));
      runtime.registerSkill(Skills.skill("good", "1.0.0"));
      for (int i = 0; i < 2; i++) {
        StructuredOutcome outcome = runtime.execute("skill.test", json("{}"), LONG);
        assertEquals(code, outcome.error().orElseThrow().code());
        assertFalse(outcome.toCanonicalJson().isEmpty());
        assertEquals(json("1"), runtime.execute("good", json("1"), LONG).result());
      }
    }
  }

  @Test
  void anExceptionIsNamed() {
    try (AgentRuntime runtime = new AgentRuntime(Skills.context(new ManualClock()))) {
      runtime.registerSkill(
          Skills.skill(
              call -> {
                throw new IllegalStateException("out of cheese");
              }));
      SkillError error = runtime.execute("skill.test", json("1"), LONG).error().orElseThrow();
      assertEquals(
          "skill.test 1.0.0 threw java.lang.IllegalStateException: out of cheese", error.message());
      assertEquals("java.lang.IllegalStateException", error.details().get("exception").textValue());
    }
  }

  @Test
  void anInterruptThatASkillLeavesBehindReachesNoOther() {
    RuntimeSettings oneThread = Skills.UNLIMITED.withMaxThreads(1);
    try (AgentRuntime runtime =
        new AgentRuntime(new SkillRegistry(), Skills.context(new ManualClock()), oneThread)) {
      runtime.registerSkill(
          Skills.skill(
              call -> {
                boolean before = Thread.currentThread().isInterrupted();
                Thread.currentThread().interrupt();
                return SkillResult.of(NODES.booleanNode(before));
              }));
      for (int i = 0; i < 3; i++) {
        assertEquals(json("false"), runtime.execute("skill.test", json("1"), LONG).result());
      }
      assertFalse(Thread.currentThread().isInterrupted());
    }
  }

  @Test
  void aPriceThatCannotBeToldIsAnErrorBeforeTheCall() {
    try (AgentRuntime runtime = new AgentRuntime(Skills.context(new ManualClock()))) {
      for (String price : List.of("-1", "no number")) {
        String id = "skill.p" + price.length();
        runtime.registerSkill(
            Skills.costing(Skills.contract(id, "1.0.0"), price, call -> SkillResult.of(json("1"))));
        StructuredOutcome outcome = runtime.execute(id, json("1"), LONG);
        assertEquals("ERR_RUNTIME_EXCEPTION", outcome.error().orElseThrow().code());
        assertEquals(0, outcome.meta().attempts());
      }
    }
  }

  @Test
  void whatAThrowingSkillReservedIsCharged() {
    try (AgentRuntime runtime = new AgentRuntime(Skills.context(new ManualClock()))) {
      runtime.registerSkill(
          Skills.costing(Skills.contract("a", "1.0.0"), "7", c -> sneak(new Spiteful())));
      StructuredOutcome outcome = runtime.execute("a", json("1"), LONG);
      assertEquals(new BigDecimal("7"), outcome.meta().costCents());
      assertTrue(outcome.error().isPresent());
      assertEquals(
          "993", runtime.query("remaining_budget_cents", null).toJson().get("result").asText());
    }
  }
}
