package io.touchstone.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.runtime.StructuredOutcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Many callers of one runtime, some minutes long, where three calls in ten meet a fault. Prints
 * figures, one a line, and exits with 1 when the runtime breaks a promise: something escapes, a
 * budget is overspent or does not agree with the skills' own books, more calls run at once than
 * may, a place is not given back, an outcome is another than expected, a call outlasts its time,
 * the heap grows, a thread or a connection is left.
 *
 * <p>Arguments: minutes, callers, seed.
 */
final class Soak {
  private static final Duration BETWEEN_MARKS = Duration.ofSeconds(20);
  private static final Duration BETWEEN_BUDGETS = Duration.ofSeconds(5);

  /** Longer than any skill goes on after its call was given up. */
  private static final Duration UNTIL_QUIET = Duration.ofSeconds(10);

  private static final Duration AMPLE = Duration.ofSeconds(20);

  private final Violations violations = new Violations();
  private final Figures figures = new Figures();
  private final HeapMarks heap = new HeapMarks();
  private final AtomicLong worstLatenessNanos = new AtomicLong(Long.MIN_VALUE);
  private final AtomicBoolean over = new AtomicBoolean();
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);
  private final double minutes;
  private final int callers;
  private final long seed;

  private Soak(double minutes, int callers, long seed) {
    this.minutes = minutes;
    this.callers = callers;
    this.seed = seed;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Soak soak =
        new Soak(Double.parseDouble(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2]));
    System.exit(soak.passes() ? 0 : 1);
  }

  private boolean passes() throws IOException, InterruptedException {
    Figures.print("minutes", String.format(Locale.ROOT, "%.2f", minutes));
    Figures.print("callers", callers);
    Figures.print("seed", seed);
    warmUp();
    Resources before = new Resources();
    load();
    figures.print();
    heap.judge(violations);
    before.compare(violations);
    violations.print();
    return violations.isEmpty();
  }

  /** Lets Java open and start once what it then keeps. */
  private void warmUp() throws IOException, InterruptedException {
    try (World world = new World(seed, violations)) {
      places(world);
    }
    System.gc();
    TimeUnit.SECONDS.sleep(2);
  }

  private void load() throws IOException, InterruptedException {
    try (World world = new World(seed, violations)) {
      List<Thread> threads = start(world);
      long start = System.nanoTime();
      double next = minutes(BETWEEN_MARKS);
      double nextBudget = minutes(BETWEEN_BUDGETS);
      for (double now = 0; now < minutes; now = since(start)) {
        if (now >= next) {
          next += minutes(BETWEEN_MARKS);
          mark(world, now);
        }
        if (now >= nextBudget) {
          nextBudget += minutes(BETWEEN_BUDGETS);
          world.topUp();
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
      over.set(true);
      end(threads);
      Figures.print(
          "calls a second",
          Math.round(figures.of("calls") / TimeUnit.MINUTES.toSeconds(1) / since(start)));
      checkQuiet(world);
      world.runtime().close();
      StructuredOutcome closed = call(world, "skill.plenty", 0);
      violations.expect(
          closed.error().isPresent(), "a closed runtime called a skill", closed.toCanonicalJson());
    }
  }

  private static double minutes(Duration duration) {
    return duration.toMillis() / 60e3;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 60e9;
  }

  private List<Thread> start(World world) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      Caller caller =
          new Caller(
              world,
              violations,
              figures,
              worstLatenessNanos,
              seed + i,
              gate.readLock(),
              () -> !over.get());
      Thread thread = new Thread(caller, "soak-caller-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    return threads;
  }

  private void end(List<Thread> threads) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    for (Thread thread : threads) {
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      violations.expect(!thread.isAlive(), "a caller hangs", thread.getName());
    }
  }

  private void mark(World world, double minute) throws InterruptedException {
    gate.writeLock().lock();
    try {
      awaitQuiet(world);
      heap.take(minute);
    } finally {
      gate.writeLock().unlock();
    }
  }

  private void awaitQuiet(World world) throws InterruptedException {
    long end = System.nanoTime() + UNTIL_QUIET.toNanos();
    while (world.running() > 0 && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    violations.expect(
        world.running() == 0, "a skill never ended", world.running() + " are running");
    // What a skill took the runtime gives back a moment after the skill has ended.
    TimeUnit.MILLISECONDS.sleep(500);
  }

  private void checkQuiet(World world) throws InterruptedException {
    awaitQuiet(world);
    for (Ledger ledger : world.ledgers()) {
      String id = ledger.limits().resourceId();
      ObjectNode params = JsonNodeFactory.instance.objectNode().put("resource_id", id);
      JsonNode told =
          world.runtime().query("remaining_budget_cents", params).toJson().path("result");
      violations.expect(
          told.isNumber() && told.decimalValue().compareTo(ledger.remainingCents()) == 0,
          "a budget does not agree with the skill's books",
          "%s has %s left, by the books %s".formatted(id, told, ledger.remainingCents()));
    }
    long begun = world.rated().begun();
    violations.expect(
        begun <= World.RATE_PER_MINUTE * Math.ceil(minutes + 1),
        "more calls than the rate allows",
        begun + " in " + minutes + " minutes");
    JsonNode history =
        world.runtime().query("what_did_i_try_already", null).toJson().path("result");
    violations.expect(
        history.size() == Math.min(World.MOST_HISTORY, figures.of("calls")),
        "the history is not what is to be remembered",
        history.size() + " entries");
    places(world);
    report(world, history.size());
  }

  private void report(World world, int history) {
    Ledger fullest = world.narrow();
    Figures.print(
        "most calls at once of skill.narrow",
        "%d of %d".formatted(fullest.mostRunning(), fullest.limits().maxConcurrent()));
    Figures.print("calls of skill.rated that began", world.rated().begun());
    Figures.print("budgets of skill.metered", world.metered().size());
    Figures.print(
        "budgets of skill.metered that ran out",
        world.metered().stream()
            .filter(each -> each.remainingCents().compareTo(BigDecimal.valueOf(4)) < 0)
            .count());
    Figures.print(
        "cents spent of the budgets of skill.metered",
        world.metered().stream()
            .map(Ledger::spentCents)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .toPlainString());
    Figures.print("calls remembered", history);
    Figures.print(
        "worst lateness of a call with a limit, ms",
        String.format(Locale.ROOT, "%.1f", worstLatenessNanos.get() / 1e6));
  }

  /** As many calls at once as may run: a place that was not given back is missing now. */
  private void places(World world) throws InterruptedException {
    atOnce(world, "skill.narrow", (int) world.narrow().limits().maxConcurrent());
    atOnce(world, "skill.plenty", World.MOST_THREADS);
    atOnce(world, World.HTTP, 12);
  }

  private void atOnce(World world, String id, int count) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Thread thread =
          new Thread(
              () -> {
                StructuredOutcome outcome = call(world, id, 500);
                // The rate may still be used up; it is asked after budget and places.
                violations.expect(
                    outcome.ok() || isTooFast(outcome),
                    "a place was not given back",
                    id + ": " + outcome.toCanonicalJson());
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static boolean isTooFast(StructuredOutcome outcome) {
    return outcome
        .error()
        .map(error -> error.code().equals("ERR_RATE_LIMIT_INTERNAL"))
        .orElse(false);
  }

  private static StructuredOutcome call(World world, String id, int lingerMillis) {
    ObjectNode inputs = JsonNodeFactory.instance.objectNode();
    if (id.equals(World.HTTP)) {
      inputs.put("url", world.server().url("/linger")).put("retries", 0);
    } else {
      inputs.put("number", 1).put("linger_ms", lingerMillis);
    }
    return world.runtime().execute(id, inputs, AMPLE);
  }
}
