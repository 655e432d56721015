package io.touchstone.subject;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Daemon threads that run one piece of work at a time for a caller who waits, but not for ever.
 * Threads are kept for the next work; one whose work is late is interrupted and never used again.
 *
 * <p>Who waits first yields for some microseconds, which catches quick work on an idle machine and
 * gives the processor to the other side on a busy one (spinning would keep it); only then it
 * sleeps, because to be woken again costs more than most calls.
 */
final class WorkerPool implements AutoCloseable {
  /** How long late work gets to end after it was interrupted, so that it can say why. */
  static final Duration GRACE = Duration.ofMillis(500);

  /** About as long as it takes to put a thread to sleep and to wake it. */
  private static final long YIELD_NANOS = 50_000;

  private final String threadName;
  private final ConcurrentLinkedDeque<Worker> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  WorkerPool(String threadName) {
    this.threadName = threadName;
  }

  /**
   * How a piece of work ended.
   *
   * @param value its result; null when it is late and did not end within the grace either
   * @param late whether the limit was passed
   */
  record Ended<T>(T value, boolean late) {}

  /**
   * Runs the work on another thread and waits for it.
   *
   * @param work throws nothing and returns no null
   * @throws InterruptedException when the caller was interrupted; the work is too
   */
  <T> Ended<T> run(Supplier<T> work, Duration limit) throws InterruptedException {
    Handover<T> handover = new Handover<>(work, Thread.currentThread());
    Worker worker = idleOrNew();
    worker.hand(handover);
    return await(handover, worker, limit);
  }

  private <T> Ended<T> await(Handover<T> handover, Worker worker, Duration limit)
      throws InterruptedException {
    boolean inTime;
    try {
      inTime = handover.awaitEnd(limit);
    } catch (InterruptedException e) {
      if (handover.abandon()) {
        worker.thread.interrupt();
        throw e;
      }
      Thread.currentThread().interrupt();
      inTime = true;
    }
    if (!inTime && handover.abandon()) {
      worker.thread.interrupt();
      boolean ended = handover.awaitEnd(GRACE);
      return new Ended<>(ended ? handover.value() : null, true);
    }
    keep(worker);
    return new Ended<>(handover.value(), false);
  }

  /** Gives the processor away until the condition holds, or it is time to sleep. */
  static void yieldUntil(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - start < YIELD_NANOS) {
      Thread.yield();
    }
  }

  /** Runs work that nobody waits for. */
  void runAside(Runnable work) {
    daemon(work).start();
  }

  private Worker idleOrNew() {
    Worker worker = idle.pollFirst();
    if (worker == null) {
      worker = new Worker();
      worker.thread.start();
    }
    return worker;
  }

  private void keep(Worker worker) {
    idle.addFirst(worker);
    if (closed) {
      stopIdle();
    }
  }

  /** Ends the idle threads now, the others when their work ends. */
  @Override
  public void close() {
    closed = true;
    stopIdle();
  }

  private void stopIdle() {
    for (Worker worker = idle.pollFirst(); worker != null; worker = idle.pollFirst()) {
      worker.stop();
    }
  }

  private Thread daemon(Runnable work) {
    Thread thread = new Thread(work, threadName);
    thread.setDaemon(true);
    return thread;
  }

  private final class Worker implements Runnable {
    private final Thread thread = daemon(this);
    private volatile Handover<?> next;
    private volatile boolean stopped;

    void hand(Handover<?> handover) {
      next = handover;
      LockSupport.unpark(thread);
    }

    void stop() {
      stopped = true;
      LockSupport.unpark(thread);
    }

    @Override
    public void run() {
      boolean wanted = true;
      while (wanted && awaitNext()) {
        Handover<?> handover = next;
        next = null;
        wanted = handover.run();
      }
    }

    private boolean awaitNext() {
      yieldUntil(() -> next != null || stopped);
      // The last subject may have interrupted the thread, which would then never sleep.
      for (Thread.interrupted(); next == null && !stopped; Thread.interrupted()) {
        LockSupport.park(this);
      }
      return next != null;
    }
  }
}
