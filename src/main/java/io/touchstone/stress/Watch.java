package io.touchstone.stress;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Watches over threads that call at once: one that comes to a standstill is told, with what it
 * waits for, and left behind. It is a daemon and keeps no process alive.
 */
final class Watch {
  private static final int MOST_FRAMES = 12;
  private static final long BETWEEN_LOOKS_MILLIS = 50;

  private final List<? extends Watched> callers;
  private final List<Thread> threads;

  private Watch(List<? extends Watched> callers, String name) {
    this.callers = callers;
    this.threads = new ArrayList<>();
    for (Watched caller : callers) {
      threads.add(Parallel.daemon(caller, name + "#" + threads.size()));
    }
  }

  /**
   * Runs the callers to their end.
   *
   * @param patience how long any one call may take
   * @throws StressStoppedException when it was interrupted, or a caller could not go on
   */
  static Optional<Discrepancy> over(
      List<? extends Watched> callers, Duration patience, String subject) {
    return new Watch(callers, "touchstone-" + subject).run(patience);
  }

  private Optional<Discrepancy> run(Duration patience) {
    threads.forEach(Thread::start);
    try {
      for (Thread thread : threads) {
        for (thread.join(BETWEEN_LOOKS_MILLIS);
            thread.isAlive();
            thread.join(BETWEEN_LOOKS_MILLIS)) {
          if (deadlocked()) {
            return Optional.of(standstill(Discrepancy.Kind.STUCK));
          }
          if (isLate(patience)) {
            return Optional.of(standstill(Discrepancy.Kind.LATE));
          }
        }
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
      throw StressStoppedException.interrupted();
    }
    Optional<Discrepancy> found =
        callers.stream().map(Watched::found).flatMap(Optional::stream).findFirst();
    if (found.isEmpty()) {
      callers.stream()
          .map(Watched::failure)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(Watch::give);
    }
    return found;
  }

  private static void give(Throwable failure) {
    throw failure instanceof StressStoppedException stopped
        ? stopped
        : new StressStoppedException("a thread of the stress failed: " + failure);
  }

  private boolean isLate(Duration patience) {
    for (int i = 0; i < threads.size(); i++) {
      if (threads.get(i).isAlive() && callers.get(i).standstill() > patience.toNanos()) {
        return true;
      }
    }
    return false;
  }

  private boolean deadlocked() {
    ThreadMXBean all = ManagementFactory.getThreadMXBean();
    long[] ids = all.findDeadlockedThreads();
    return ids != null
        && Arrays.stream(ids)
            .anyMatch(id -> threads.stream().anyMatch(thread -> thread.getId() == id));
  }

  private Discrepancy standstill(Discrepancy.Kind kind) {
    List<String> dumps = new ArrayList<>();
    for (Thread thread : threads) {
      if (thread.isAlive()) {
        dumps.add(
            "thread %d (%s)%n%s".formatted(dumps.size() + 1, thread.getState(), dump(thread)));
      }
      thread.interrupt();
    }
    return Discrepancy.standstill(kind, callers.get(0).expected(), String.join("\n", dumps));
  }

  private static String dump(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .limit(MOST_FRAMES)
        .map(frame -> "  at " + frame)
        .collect(Collectors.joining("\n"));
  }
}
