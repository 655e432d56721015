package io.touchstone.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.Contract;
import io.touchstone.runtime.AgentRuntime;
import io.touchstone.runtime.RuntimeSettings;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.SkillCall;
import io.touchstone.runtime.SkillResult;
import io.touchstone.runtime.skill.EchoSkill;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ten thousand callers at once of one runtime, to be run in a heap of 256 MB: each waits in {@code
 * execute} before the first skill ends. Then the same calls one after the other, for comparison.
 * Exits with 1 when a call fails, or more skills run at once than there are threads.
 */
final class ConcurrentCalls {
  private static final int CALLS = 10_000;
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  /** Echoes once the door is open, and counts how many do at once. */
  private static final class Doorkeeper implements Skill {
    private final EchoSkill echo = new EchoSkill();
    private final CountDownLatch door = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();

    @Override
    public Contract contract() {
      return echo.contract();
    }

    @Override
    public SkillResult call(SkillCall call) throws InterruptedException {
      mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
      try {
        door.await();
        return echo.call(call);
      } finally {
        running.decrementAndGet();
      }
    }
  }

  private ConcurrentCalls() {}

  public static void main(String[] args) throws InterruptedException {
    Doorkeeper skill = new Doorkeeper();
    AtomicInteger succeeded = new AtomicInteger();
    try (AgentRuntime runtime = UnlimitedRuntime.with(skill)) {
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        int number = i;
        callers.add(new Thread(() -> count(succeeded, call(runtime, number))));
      }
      callers.forEach(Thread::start);
      while (callers.stream().anyMatch(ConcurrentCalls::isOnItsWay)) {
        Thread.sleep(50);
      }
      System.gc();
      long held = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      long start = System.nanoTime();
      skill.door.countDown();
      for (Thread caller : callers) {
        caller.join();
      }
      double atOnce = (System.nanoTime() - start) / 1e6;
      start = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        call(runtime, i);
      }
      double inTurn = (System.nanoTime() - start) / 1e6;
      print("calls that were waiting at once", "%,d", CALLS);
      print("of them succeeded", "%,d", succeeded.get());
      print("most skills that ran at once", "%d", skill.mostRunning.get());
      print("all answered after, ms", "%.0f", atOnce);
      print("the same calls in turn, ms", "%.0f", inTurn);
      print("ratio", "%.2f", atOnce / inTurn);
      print("largest heap allowed, MB", "%.0f", Runtime.getRuntime().maxMemory() / 1e6);
      print("heap that all of them hold, after GC, MB", "%.0f", held / 1e6);
    }
    boolean passed =
        succeeded.get() == CALLS && skill.mostRunning.get() <= RuntimeSettings.DEFAULT.maxThreads();
    System.exit(passed ? 0 : 1);
  }

  /** Whether it is not yet waiting, for a thread of the runtime or for its skill. */
  private static boolean isOnItsWay(Thread caller) {
    return caller.getState() != Thread.State.TIMED_WAITING;
  }

  private static boolean call(AgentRuntime runtime, int number) {
    ObjectNode inputs = JsonNodeFactory.instance.objectNode().put("message", number);
    return runtime.execute("skill.echo", inputs, TIMEOUT).ok();
  }

  private static void count(AtomicInteger succeeded, boolean ok) {
    if (ok) {
      succeeded.incrementAndGet();
    }
  }

  private static void print(String name, String format, Object value) {
    System.out.printf(Locale.ROOT, "%-42s" + format + "%n", name, value);
  }
}
