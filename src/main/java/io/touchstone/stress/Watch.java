package io.touchstone.stress;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Watches over threads that call at once: one that waits for ever is told, with what it waits for,
 * and left behind. It is a daemon and keeps no process alive.
 */
final class Watch {
  private static final int MOST_FRAMES = 12;
  private static final long BETWEEN_LOOKS_MILLIS = 50;

  private Watch() {}

  /**
   * Runs the callers to their end.
   *
   * @param patience how long they may go without ending once no call is left to make
   */
  static Optional<Discrepancy> over(List<? extends Watched> callers, Duration patience) {
    List<Thread> threads = callers.stream().map(Parallel::daemon).toList();
    threads.forEach(Thread::start);
    try {
      if (!ended(threads, patience)) {
        return Optional.of(stuck(callers, threads));
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
      throw new StressInterruptedException();
    }
    return callers.stream().map(Watched::found).flatMap(Optional::stream).findFirst();
  }

  /** Says whether all end by themselves: not when they block each other, or it takes too long. */
  private static boolean ended(List<Thread> threads, Duration patience)
      throws InterruptedException {
    long start = System.nanoTime();
    for (Thread thread : threads) {
      for (thread.join(BETWEEN_LOOKS_MILLIS); thread.isAlive(); thread.join(BETWEEN_LOOKS_MILLIS)) {
        if (System.nanoTime() - start > patience.toNanos() || deadlocked(threads)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean deadlocked(List<Thread> threads) {
    ThreadMXBean all = ManagementFactory.getThreadMXBean();
    long[] ids = all.findDeadlockedThreads();
    return ids != null
        && Arrays.stream(ids)
            .anyMatch(id -> threads.stream().anyMatch(thread -> thread.getId() == id));
  }

  private static Discrepancy stuck(List<? extends Watched> callers, List<Thread> threads) {
    List<String> dumps = new ArrayList<>();
    for (Thread thread : threads) {
      if (thread.isAlive()) {
        dumps.add(
            "thread %d (%s)%n%s".formatted(dumps.size() + 1, thread.getState(), dump(thread)));
      }
      thread.interrupt();
    }
    return Discrepancy.stuck(callers.get(0).expected(), String.join("\n", dumps));
  }

  private static String dump(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .limit(MOST_FRAMES)
        .map(frame -> "  at " + frame)
        .collect(Collectors.joining("\n"));
  }
}
