package io.touchstone.specimen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Calls at once on one instance. */
final class AtOnce {
  private static final int THREADS = 4;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private AtOnce() {}

  /**
   * One call is held up at each of its looks at the input in turn, while another runs to its end.
   *
   * @return whether either answers something else than it does alone
   */
  static boolean straysGated(Specimen specimen, JsonNode first, JsonNode second) {
    boolean more = true;
    for (int look = 0; more; look++) {
      AtomicBoolean stray = new AtomicBoolean();
      JsonNode alone = Trial.first(specimen, second.deepCopy());
      try (Trial trial = Trial.of(specimen)) {
        List<Thread> others = new ArrayList<>();
        GatedInput gate =
            new GatedInput(
                look, () -> others.add(meanwhile(() -> stray.set(trial.strays(second, alone)))));
        boolean strays = trial.strays(gate.copy(first), Trial.first(specimen, first.deepCopy()));
        others.forEach(other -> join(other, TimeUnit.MINUTES.toMillis(1)));
        if (strays || stray.get()) {
          return true;
        }
        more = gate.passed();
      }
    }
    return false;
  }

  /** Waits until it is done, or is clearly waiting for the one that waits here. */
  private static Thread meanwhile(Runnable call) {
    Thread thread = daemon(call);
    thread.start();
    join(thread, 20);
    return thread;
  }

  /**
   * Four threads call with two inputs, as fast as they can.
   *
   * @param calls how many calls each may make, until an answer strays or the patience ends
   */
  static boolean straysTight(Specimen specimen, long calls) {
    return nanosToStrayTight(specimen, calls) < PATIENCE_NANOS;
  }

  /** How many nanoseconds pass until an answer strays; the patience if none does. */
  static long nanosToStrayTight(Specimen specimen, long calls) {
    long limit = PATIENCE_NANOS;
    List<JsonNode> inputs = specimen.inputs();
    List<JsonNode> alone =
        inputs.stream().map(input -> Trial.first(specimen, input.deepCopy())).toList();
    AtomicLong strayed = new AtomicLong(limit);
    CountDownLatch ready = new CountDownLatch(THREADS);
    long begin = System.nanoTime();
    try (Trial trial = Trial.of(specimen)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int which = i % 2;
        threads.add(
            daemon(
                () -> {
                  ready.countDown();
                  await(ready);
                  for (long call = 0; call < calls; call++) {
                    long now = System.nanoTime() - begin;
                    if (strayed.get() < limit || now >= limit) {
                      return;
                    }
                    if (trial.strays(inputs.get(which), alone.get(which))) {
                      strayed.accumulateAndGet(System.nanoTime() - begin, Math::min);
                      return;
                    }
                  }
                }));
      }
      threads.forEach(Thread::start);
      threads.forEach(thread -> join(thread, TimeUnit.MINUTES.toMillis(1)));
    }
    return strayed.get();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread, long millis) {
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
