package io.touchstone.runtime;

import static io.touchstone.runtime.Skills.LONG;
import static io.touchstone.runtime.Skills.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.contract.ErrorCategory;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a caller hands over, or a skill hides in what it answers, the answer is a value. */
class HostileCallerTest {
  private AgentRuntime runtime;

  @BeforeEach
  void aRuntimeWithAnEcho() {
    runtime = new AgentRuntime(Skills.context(new ManualClock()));
    runtime.registerSkill(Skills.skill(call -> SkillResult.of(call.inputs())));
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  /** A text that cannot bear to be copied. */
  private static final class Spiteful extends TextNode {
    private static final long serialVersionUID = 1L;

    Spiteful() {
      super("text");
    }

    @Override
    public <T extends JsonNode> T deepCopy() {
      throw new IllegalStateException("no copies");
    }
  }

  /** An object that cannot bear to be read. */
  @SuppressWarnings("unchecked")
  private static final class Unreadable extends ObjectNode {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super(JsonNodeFactory.instance);
    }

    @Override
    public Set<Map.Entry<String, JsonNode>> properties() {
      throw new IllegalStateException("unreadable");
    }

    @Override
    public Iterator<String> fieldNames() {
      throw new IllegalStateException("unreadable");
    }
  }

  private static String code(StructuredOutcome outcome) {
    return outcome.error().map(SkillError::code).orElse("");
  }

  @Test
  void aLeafOfSomebodyElseIsTakenByItsValue() {
    StructuredOutcome outcome = runtime.execute("skill.test", new Spiteful(), LONG);

    assertTrue(outcome.ok());
    assertEquals(json("'text'"), outcome.result());
    runtime.registerSkill(
        Skills.skill(
            Skills.contract("skill.spiteful", "1.0.0"), call -> SkillResult.of(new Spiteful())));
    assertEquals(json("'text'"), runtime.execute("skill.spiteful", json("{}"), LONG).result());
  }

  @Test
  void aTreeThatCannotBeReadIsAnOutcome() {
    assertEquals(
        "ERR_RUNTIME_EXCEPTION", code(runtime.execute("skill.test", new Unreadable(), LONG)));
    assertInstanceOf(
        QueryAnswer.Refused.class, runtime.query("last_step_outcome", new Unreadable()));
  }

  @Test
  void aDeepResultForACallerOfASmallStackIsAnOutcome() throws Exception {
    String deep = "[".repeat(900) + "]".repeat(900);
    runtime.registerSkill(
        Skills.skill(Skills.contract("skill.deep", "1.0.0"), call -> SkillResult.of(json(deep))));
    AtomicReference<StructuredOutcome> outcome = new AtomicReference<>();
    Thread caller =
        new Thread(
            null,
            () -> outcome.set(runtime.execute("skill.deep", json("{}"), LONG)),
            "small",
            160 * 1024);
    caller.setUncaughtExceptionHandler((thread, thrown) -> {});
    caller.start();
    caller.join();

    assertNotNull(outcome.get());
    assertTrue(outcome.get().ok() || code(outcome.get()).equals("ERR_RUNTIME_EXCEPTION"));
  }

  @Test
  void whatIsMissingOfARequestIsAnOutcome() {
    assertFalse(runtime.execute((SkillRequest) null).ok());
    assertFalse(runtime.execute(null, null, null).ok());
    SkillRequest request = new SkillRequest("skill.test", null, null, json("1"), LONG, null);
    assertTrue(runtime.execute(request).ok());
    QueryAnswer tried = runtime.query("what_did_i_try_already", null);
    assertEquals(3, ((QueryAnswer.Known) tried).value().size());
    assertEquals(Optional.empty(), runtime.getResourceContract(null));
    assertInstanceOf(QueryAnswer.Refused.class, runtime.describeSkill(null));
    assertFalse(new SkillRegistry().deregister(null));
  }

  @Test
  void noPlanIsAnInvalidOne() {
    PlanResult result = new PlanExecutor(runtime, PlanSettings.DEFAULT).run(null, null, null);

    assertEquals(PlanStatus.INVALID, result.status());
  }

  @Test
  void anErrorIsOfTheKindThatTheContractPromises() {
    String contract =
        """
        {'contract': 'skill.busy', 'kind': 'skill', 'version': '1.0.0', 'inputs_schema': {},
         'failure_modes': [{'code': 'ERR_BUSY', 'category': 'TRANSIENT', 'retryable': true}]}
        """;
    runtime.registerSkill(
        Skills.skill(
            Skills.contract(contract),
            call ->
                SkillResult.failed(
                    new SkillError(
                        "ERR_BUSY",
                        "busy",
                        ErrorCategory.valueOf(call.inputs().textValue()),
                        true,
                        null))));

    assertEquals("ERR_BUSY", code(runtime.execute("skill.busy", json("'TRANSIENT'"), LONG)));
    StructuredOutcome other = runtime.execute("skill.busy", json("'RESOURCE'"), LONG);
    assertEquals("ERR_SCHEMA_MISMATCH", code(other));
    assertTrue(
        other.error().get().message().contains("expected TRANSIENT, retryable true"),
        () -> other.error().get().message());
  }

  @Test
  void aSkillThatLocksItsContextHoldsUpNobodyElse() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch otherCall = new CountDownLatch(1);
    runtime.registerSkill(
        Skills.skill(
            Skills.contract("skill.lock", "1.0.0"),
            call -> {
              synchronized (call.context()) {
                held.countDown();
                otherCall.await();
                return SkillResult.of(json("1"));
              }
            }));
    CompletableFuture<StructuredOutcome> holder =
        CompletableFuture.supplyAsync(() -> runtime.execute("skill.lock", json("{}"), LONG));
    held.await();

    assertTrue(runtime.execute("skill.test", json("1"), LONG).ok());

    otherCall.countDown();
    assertTrue(holder.get().ok());
  }
}
