package io.touchstone.runtime;

import static io.touchstone.runtime.Skills.LONG;
import static io.touchstone.runtime.Skills.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.contract.Contract;
import io.touchstone.json.LargeStack;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All that takes time or runs into foreign code happens on a thread that is the same for all. */
@Timeout(60)
class SkillThreadTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  private static final Contract TREES =
      Skills.contract(
          """
          {'contract': 'skill.test', 'kind': 'skill', 'version': '1.0.0',
           'inputs_schema': {'$ref': '#/$defs/tree', '$defs': {'tree': {'anyOf': [
             {'type': 'integer'}, {'type': 'array', 'items': {'$ref': '#/$defs/tree'}}]}}}}""");

  private final CountDownLatch open = new CountDownLatch(1);
  private final AgentRuntime runtime =
      new AgentRuntime(new SkillRegistry(), Skills.context(new ManualClock()), Skills.UNLIMITED);

  @AfterEach
  void letAllEnd() {
    open.countDown();
    runtime.close();
  }

  /** Inputs whose members are not told before the latch opens. */
  @SuppressWarnings("unchecked")
  private static final class SlowInputs extends ObjectNode {
    private static final long serialVersionUID = 1L;

    private final transient CountDownLatch open;

    SlowInputs(CountDownLatch open) {
      super(JsonNodeFactory.instance);
      this.open = open;
    }

    @Override
    public Set<Map.Entry<String, JsonNode>> properties() {
      while (true) {
        try {
          open.await();
          return super.properties();
        } catch (InterruptedException e) {
          // Nobody stops a validator either.
        }
      }
    }
  }

  @Test
  void readingTheInputsCountsAgainstTheTimeLimit() {
    runtime.registerSkill(Skills.skill(call -> SkillResult.of(call.inputs())));
    StructuredOutcome outcome = runtime.execute("skill.test", new SlowInputs(open), SHORT);
    assertEquals("ERR_TIMEOUT", outcome.error().orElseThrow().code());
    assertEquals(0, outcome.meta().attempts());
    assertEquals(Optional.empty(), outcome.meta().inputsHash());
  }

  @Test
  void theInputsOfASkillThatIsNotThereAreReadInTimeToo() {
    StructuredOutcome outcome = runtime.execute("skill.none", new SlowInputs(open), SHORT);
    assertEquals(
        "\"skill.none\" did not answer within 0.02 s", outcome.error().orElseThrow().message());
  }

  @Test
  void theSkillIsToldWhatIsLeftOfTheTime() {
    AtomicReference<Duration> told = new AtomicReference<>();
    runtime.registerSkill(
        Skills.skill(
            call -> {
              told.set(call.timeLimit());
              return SkillResult.of(call.inputs());
            }));
    runtime.execute("skill.test", json("1"), LONG);
    assertTrue(told.get().compareTo(LONG) < 0 && !told.get().isZero(), told.get().toString());
  }

  @Test
  void whatIsValidDoesNotDependOnTheStackOfTheCaller() throws InterruptedException {
    runtime.registerSkill(Skills.skill(TREES, call -> SkillResult.of(NullNode.instance)));
    JsonNode deep = json("[".repeat(600) + "]".repeat(600));
    AtomicReference<StructuredOutcome> outcome = new AtomicReference<>();
    Thread caller =
        new LargeStack(200_000)
            .newThread(() -> outcome.set(runtime.execute("skill.test", deep, LONG)));
    caller.start();
    caller.join();
    assertEquals(Optional.empty(), outcome.get().error());
  }

  @Test
  void aSkillSeesNothingOfTheThreadOfItsCaller() {
    InheritableThreadLocal<String> secret = new InheritableThreadLocal<>();
    Thread caller = Thread.currentThread();
    ClassLoader usual = caller.getContextClassLoader();
    AtomicReference<ClassLoader> classes = new AtomicReference<>();
    AtomicReference<String> seen = new AtomicReference<>();
    runtime.registerSkill(
        Skills.skill(
            call -> {
              seen.set(secret.get());
              classes.set(Thread.currentThread().getContextClassLoader());
              return SkillResult.of(TextNode.valueOf("done"));
            }));
    secret.set("of the caller");
    caller.setContextClassLoader(null);
    try {
      runtime.execute("skill.test", json("1"), LONG);
    } finally {
      caller.setContextClassLoader(usual);
    }
    assertNull(seen.get());
    assertEquals(usual, classes.get());
  }
}
