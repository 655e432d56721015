package io.touchstone.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.plan.OnError;
import io.touchstone.plan.Plan;
import io.touchstone.plan.PlanStep;
import io.touchstone.runtime.PlanExecutor;
import io.touchstone.runtime.PlanResult;
import io.touchstone.runtime.PlanSettings;
import io.touchstone.runtime.PlanStatus;
import io.touchstone.runtime.QueryAnswer;
import io.touchstone.runtime.SkillError;
import io.touchstone.runtime.StructuredOutcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/** One caller: calls, asks and runs plans at random until it is told to stop. */
final class Caller implements Runnable {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double FAULTY = 0.3;
  private static final int LONGEST_PAUSE_MILLIS = 30;
  private static final Duration AMPLE = Duration.ofSeconds(20);

  /** A call that returns so much after its time limit has hung. */
  private static final Duration HUNG = Duration.ofSeconds(10);

  private static final Set<String> REFUSALS =
      Set.of("ERR_BUDGET_EXCEEDED", "ERR_RATE_LIMIT_INTERNAL", "ERR_RATE_LIMIT_CONCURRENT");

  private final World world;
  private final Violations violations;
  private final Figures figures;
  private final AtomicLong worstLatenessNanos;
  private final Random random;
  private final Lock gate;
  private final BooleanSupplier goesOn;

  /**
   * @param gate held while something runs, so that who holds the other side finds silence
   * @param goesOn whether to do one thing more
   */
  Caller(
      World world,
      Violations violations,
      Figures figures,
      AtomicLong worstLatenessNanos,
      long seed,
      Lock gate,
      BooleanSupplier goesOn) {
    this.world = world;
    this.violations = violations;
    this.figures = figures;
    this.worstLatenessNanos = worstLatenessNanos;
    this.random = new Random(seed);
    this.gate = gate;
    this.goesOn = goesOn;
  }

  @Override
  public void run() {
    while (goesOn.getAsBoolean()) {
      gate.lock();
      try {
        one();
      } catch (Throwable thrown) {
        violations.report("something escaped", thrown.toString());
      } finally {
        gate.unlock();
      }
      violations.expect(
          !Thread.interrupted(), "an interrupt reached a caller", Thread.currentThread().getName());
      pause();
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
    } catch (InterruptedException e) {
      violations.report("an interrupt reached a caller", "while it paused");
    }
  }

  private void one() {
    int choice = random.nextInt(100);
    if (choice < 86) {
      call(ledger(random.nextInt(100)));
    } else if (choice < 91) {
      callHttp();
    } else if (choice < 93) {
      plan();
    } else if (choice < 95) {
      callInterrupted();
    } else if (choice < 97) {
      callWrongly();
    } else {
      ask();
    }
  }

  private Ledger ledger(int choice) {
    List<Ledger> all = world.callable();
    return all.get(choice < 45 ? 0 : choice < 65 ? 1 : choice < 80 ? 2 : 3);
  }

  private boolean isFaulty() {
    return random.nextDouble() < FAULTY;
  }

  private void call(Ledger ledger) {
    ObjectNode inputs = NODES.objectNode().put("number", random.nextInt(1_000));
    String id = ledger.limits().resourceId();
    if (!isFaulty()) {
      if (ledger == world.narrow()) {
        inputs.put("linger_ms", 1 + random.nextInt(4));
      }
      counted(execute(id, inputs, AMPLE), "without fault", Set.of(""));
      return;
    }
    Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
    inputs.put("fault", fault.word());
    Set<String> codes = new HashSet<>(Set.of(fault.code()));
    if (fault == Fault.IGNORES_INTERRUPTS) {
      // On a busy machine it may end before its caller comes to see that its time is over.
      codes.add("");
    }
    counted(execute(id, inputs, fault.timeout()), fault.word(), codes);
  }

  private void callHttp() {
    boolean faulty = isFaulty();
    HttpFault fault = HttpFault.ALL[random.nextInt(HttpFault.ALL.length)];
    ObjectNode inputs =
        NODES
            .objectNode()
            .put("url", world.server().url(faulty ? fault.path() : "/ok"))
            .put("retries", 0)
            .put("timeout_ms", faulty && fault.path().equals("/hang") ? 100 : 15_000);
    boolean givenUp = faulty && random.nextInt(4) == 0;
    Set<String> codes = new HashSet<>(faulty ? fault.codes() : Set.of(""));
    if (givenUp) {
      // The skill knows its time and may be the first to tell; seldom it is quick enough.
      codes.addAll(Set.of("ERR_TIMEOUT", "ERR_HTTP_TIMEOUT"));
    }
    counted(
        execute(World.HTTP, inputs, givenUp ? Duration.ofMillis(30) : AMPLE),
        faulty ? "http " + fault.path() : "without fault",
        codes);
  }

  /** Whose thread is interrupted before it calls. */
  private void callInterrupted() {
    String id = world.callable().get(0).limits().resourceId();
    Thread.currentThread().interrupt();
    StructuredOutcome outcome = execute(id, NODES.objectNode().put("number", 1), AMPLE);
    violations.expect(Thread.interrupted(), "an interrupt was lost", "of a caller");
    counted(outcome, "of an interrupted caller", Set.of("", "ERR_CANCELLED"));
  }

  private void callWrongly() {
    String id = world.callable().get(0).limits().resourceId();
    switch (random.nextInt(4)) {
      case 0 -> counted(execute("skill.gone", null, AMPLE), "of no skill", notFound());
      case 1 -> counted(execute(id, null, AMPLE), "without inputs", invalid());
      case 2 -> counted(execute(id, NODES.objectNode(), AMPLE), "with wrong inputs", invalid());
      default ->
          counted(
              execute(id, NODES.objectNode().put("number", 1), Duration.ZERO),
              "without time",
              invalid());
    }
  }

  private static Set<String> notFound() {
    return Set.of("ERR_SKILL_NOT_FOUND");
  }

  private static Set<String> invalid() {
    return Set.of("ERR_VALIDATION_FAILED");
  }

  private StructuredOutcome execute(String id, JsonNode inputs, Duration timeout) {
    long start = System.nanoTime();
    StructuredOutcome outcome = world.runtime().execute(id, inputs, timeout);
    long late = System.nanoTime() - start - timeout.toNanos();
    worstLatenessNanos.accumulateAndGet(late, Math::max);
    violations.expect(
        late < HUNG.toNanos(),
        "a call outlasted its time limit",
        "%s by %d ms".formatted(id, late / 1_000_000));
    return outcome;
  }

  /** What was expected, or a refusal for a limit that there is. */
  private void counted(StructuredOutcome outcome, String what, Set<String> expected) {
    String code = outcome.error().map(SkillError::code).orElse("");
    figures.count("calls");
    figures.count("calls " + what);
    figures.count(outcome.ok() ? "outcomes ok" : "outcomes " + code);
    String id = outcome.meta().skillId();
    boolean ok =
        expected.contains(code)
            || REFUSALS.contains(code)
            || id.startsWith("skill.metered") && code.equals("ERR_SKILL_NOT_FOUND");
    violations.expect(
        ok, "another outcome than expected", "%s, %s: %s".formatted(id, what, outcome.toJson()));
  }

  private void plan() {
    List<Ledger> skills = world.callable();
    ObjectNode good = NODES.objectNode().put("number", 1);
    ObjectNode bad = good.deepCopy().put("fault", Fault.FAILS_WITH_A_CODE.word());
    ObjectNode after = NODES.objectNode().put("number", "{{a.value}}");
    Plan plan =
        new Plan(
            List.of(
                step("a", skills.get(0), good, OnError.ABORT),
                step("b", skills.get(1), isFaulty() ? bad : good, OnError.RETRY),
                step("c", skills.get(3), good, OnError.CONTINUE),
                step("d", skills.get(0), after, OnError.ABORT, "a")));
    PlanSettings settings = PlanSettings.DEFAULT.withBudgetCents(BigDecimal.valueOf(30));
    PlanResult result = new PlanExecutor(world.runtime(), settings).run(plan);
    figures.count("plans");
    figures.count("plans " + result.status());
    violations.expect(
        result.status() == PlanStatus.COMPLETED || result.status() == PlanStatus.ABORTED,
        "another end of a plan than expected",
        result.status() + " " + result.error());
    violations.expect(
        result.costCents().compareTo(settings.budgetCents().orElseThrow()) <= 0,
        "the budget of a plan overspent",
        result.costCents().toString());
  }

  private static PlanStep step(
      String id, Ledger skill, ObjectNode params, OnError onError, String... dependsOn) {
    return new PlanStep(
        id, skill.limits().resourceId(), params, List.of(dependsOn), onError, 1, null, null);
  }

  private void ask() {
    figures.count("queries");
    switch (random.nextInt(7)) {
      case 0 -> known("remaining_budget_cents", null);
      case 1 -> known("allowed_skills", null);
      case 2 -> known("last_step_outcome", null);
      case 3 -> known("skills_available_for_goal", NODES.objectNode().put("goal", "call"));
      case 4 -> {
        int size = known("what_did_i_try_already", null).size();
        violations.expect(
            size <= World.MOST_HISTORY, "the history is not bounded", size + " entries");
      }
      case 5 -> {
        boolean refused =
            world.runtime().query("what_is_love", null) instanceof QueryAnswer.Refused;
        violations.expect(refused, "another answer than expected", "to an unknown query");
      }
      default -> {
        boolean known = world.runtime().describeSkill(World.HTTP) instanceof QueryAnswer.Known;
        violations.expect(known, "another answer than expected", "to describeSkill");
      }
    }
  }

  private JsonNode known(String name, JsonNode params) {
    JsonNode answer = world.runtime().query(name, params).toJson();
    violations.expect(answer.has("result"), "another answer than expected", name + ": " + answer);
    return answer.path("result");
  }
}
