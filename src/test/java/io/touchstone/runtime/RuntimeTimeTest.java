package io.touchstone.runtime;

import static io.touchstone.runtime.Skills.LONG;
import static io.touchstone.runtime.Skills.json;
import static io.touchstone.runtime.Skills.skill;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.Callers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Late skills, interrupted callers, bounded threads. Latches decide, never how long it takes. */
@Timeout(120)
class RuntimeTimeTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private AgentRuntime runtime = runtime(Skills.UNLIMITED);

  private static AgentRuntime runtime(RuntimeSettings settings) {
    return new AgentRuntime(new SkillRegistry(), Skills.context(new ManualClock()), settings);
  }

  private void use(RuntimeSettings settings) {
    runtime.close();
    runtime = runtime(settings);
  }

  @AfterEach
  void letAllEnd() {
    open.countDown();
    runtime.close();
  }

  private StructuredOutcome execute(String skill, Duration timeout) {
    return runtime.execute(skill, json("1"), timeout);
  }

  private static String code(StructuredOutcome outcome) {
    return outcome.error().map(SkillError::code).orElse("ok");
  }

  /** Ignores interrupts until the test opens the latch. */
  private SkillResult stubborn(SkillCall call) {
    threads.add(Thread.currentThread());
    entered.countDown();
    while (true) {
      try {
        open.await();
        return SkillResult.of(call.inputs());
      } catch (InterruptedException e) {
        // That is what is tested.
      }
    }
  }

  private SkillResult obedient(SkillCall call) throws InterruptedException {
    threads.add(Thread.currentThread());
    entered.countDown();
    open.await();
    return SkillResult.of(call.inputs());
  }

  /** A caller on a thread of its own. */
  private CompletableFuture<StructuredOutcome> caller(String skill) {
    CompletableFuture<StructuredOutcome> outcome = new CompletableFuture<>();
    Thread thread = new Thread(() -> outcome.complete(execute(skill, LONG)));
    thread.setDaemon(true);
    thread.start();
    return outcome;
  }

  @Test
  void aLateSkillIsATimeout() {
    runtime.registerSkill(skill(this::obedient));
    StructuredOutcome outcome = execute("skill.test", SHORT);
    assertEquals("ERR_TIMEOUT", code(outcome));
    assertEquals(
        "skill.test 1.0.0 did not answer within 0.02 s", outcome.error().orElseThrow().message());
    assertTrue(outcome.error().orElseThrow().retryable());
  }

  @Test
  void aStubbornSkillKeepsItsPlaceAndItsMoneyUntilItEnds() {
    use(Skills.UNLIMITED.withDefaultLimits(10, 1_000, 1));
    runtime.registerSkill(
        Skills.costing(Skills.contract("skill.test", "1.0.0"), "4", this::stubborn));
    runtime.registerSkill(skill("good", "1.0.0"));
    StructuredOutcome late = executeUntilLate();
    assertEquals("ERR_TIMEOUT", code(late));
    assertEquals(new BigDecimal("4"), late.meta().costCents());
    assertEquals("ERR_RATE_LIMIT_CONCURRENT", code(execute("good", LONG)));
    assertEquals("6", budget().asText());
    open.countDown();
    while (!code(execute("good", LONG)).equals("ok")) {
      Thread.yield();
    }
    assertEquals("10", budget().asText());
  }

  /** Until the skill was called: on a busy machine the time may be over before that. */
  private StructuredOutcome executeUntilLate() {
    StructuredOutcome late = execute("skill.test", SHORT);
    while (late.meta().attempts() == 0) {
      late = execute("skill.test", SHORT);
    }
    return late;
  }

  private JsonNode budget() {
    return runtime.query("remaining_budget_cents", null).toJson().get("result");
  }

  @Test
  void stubbornSkillsUseThreadsUpInsteadOfBreedingThem() {
    use(Skills.UNLIMITED.withMaxThreads(1));
    runtime.registerSkill(skill(this::stubborn));
    runtime.registerSkill(skill("good", "1.0.0"));
    assertEquals("ERR_TIMEOUT", code(executeUntilLate()));
    StructuredOutcome crowded = execute("good", SHORT);
    assertEquals("ERR_RATE_LIMIT_CONCURRENT", code(crowded));
    assertEquals(0, crowded.meta().attempts());
    open.countDown();
    assertEquals("ok", code(execute("good", LONG)));
  }

  @Test
  void anInterruptedCallerIsAnsweredAndStaysInterrupted() throws Exception {
    runtime.registerSkill(skill(this::stubborn));
    CompletableFuture<StructuredOutcome> outcome = new CompletableFuture<>();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              outcome.complete(execute("skill.test", LONG));
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    caller.start();
    entered.await();
    caller.interrupt();
    assertEquals("ERR_CANCELLED", code(outcome.get()));
    assertTrue(interrupted.get());
  }

  @Test
  void closingAnswersWhoWaitsAndTakesNothingOn() throws Exception {
    use(Skills.UNLIMITED.withMaxThreads(1));
    runtime.registerSkill(skill(this::stubborn));
    CompletableFuture<StructuredOutcome> running = caller("skill.test");
    entered.await();
    CompletableFuture<StructuredOutcome> waiting = caller("skill.test");
    runtime.close();
    runtime.close();
    assertEquals("ERR_RUNTIME_CLOSED", code(running.get()));
    assertEquals("ERR_RUNTIME_CLOSED", code(waiting.get()));
    assertEquals("ERR_RUNTIME_CLOSED", code(execute("skill.test", LONG)));
  }

  @Test
  void noThreadOutlivesAClosedRuntime() throws Exception {
    runtime.registerSkill(skill(this::obedient));
    CompletableFuture<StructuredOutcome> running = caller("skill.test");
    entered.await();
    runtime.close();
    running.get();
    for (Thread thread : threads) {
      assertTrue(thread.isDaemon());
      thread.join();
    }
    assertEquals(1, threads.size());
  }

  @Test
  void manyCallersShareFewThreadsAndKeepToTheirLimits() {
    use(Skills.UNLIMITED.withMaxThreads(8).withMaxHistory(50));
    runtime.registerResourceContract(ResourceContract.of("skill.test", 100, 1_000_000, 3));
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    runtime.registerSkill(
        Skills.costing(
            Skills.contract("skill.test", "1.0.0"),
            "0.5",
            call -> {
              threads.add(Thread.currentThread());
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              Thread.yield();
              inside.decrementAndGet();
              return new SkillResult.Success(call.inputs(), Usage.costing(new BigDecimal("0.25")));
            }));
    List<StructuredOutcome> outcomes =
        Callers.inParallel(
            500, Collections.nCopies(2_000, "skill.test"), skill -> execute(skill, LONG));
    BigDecimal paid =
        outcomes.stream()
            .map(outcome -> outcome.meta().costCents())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    JsonNode left =
        runtime
            .query("remaining_budget_cents", json("{'resource_id': 'skill.test'}"))
            .toJson()
            .get("result");
    assertEquals(
        new BigDecimal("100"), paid.add(left.decimalValue()).stripTrailingZeros().setScale(0));
    assertTrue(most.get() <= 3, "ran at once: " + most);
    assertTrue(threads.size() <= 8, "threads: " + threads.size());
    assertEquals(0, inside.get());
    assertFalse(outcomes.stream().noneMatch(StructuredOutcome::ok));
    assertEquals(50, runtime.query("what_did_i_try_already", null).toJson().get("result").size());
  }
}
