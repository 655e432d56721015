package io.touchstone.runtime;

import io.touchstone.json.LargeStack;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Daemon threads that are handed one piece of work at a time. The one that became idle last is the
 * first to get the next, since it may not even sleep yet; so there are no more threads than there
 * is work at once, which who hands it over has to bound, and none is woken for nothing.
 */
final class Workers implements AutoCloseable {
  /** An idle thread costs little and dies soon. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** About as long as it takes to put a thread to sleep and to wake it. */
  private static final long YIELD_NANOS = 50_000;

  /** How often to sleep at once before it is tried again whether others want the processor. */
  private static final int SLEEPS = 200;

  private final String threadName;
  private final ClassLoader classes = Thread.currentThread().getContextClassLoader();
  private final Deque<Worker> idle = new ArrayDeque<>();
  private boolean closed;

  /** How often more to sleep at once; some miscounting by many threads does not matter. */
  private volatile int sleeps;

  /** What a thread can be handed. */
  interface Work {
    /**
     * Throws nothing.
     *
     * @param whenDone may be told, before the end, that the thread can be handed the next
     */
    void run(Runnable whenDone);
  }

  Workers(String threadName) {
    this.threadName = threadName;
  }

  /**
   * Hands the work to a thread.
   *
   * @return false where the threads were closed; the work is not run then
   * @throws OutOfMemoryError when the platform has no thread left; the work is not run then
   */
  boolean hand(Work work) {
    Worker worker;
    synchronized (this) {
      if (closed) {
        return false;
      }
      worker = idle.pollFirst();
    }
    if (worker == null) {
      new Worker(work).thread.start();
    } else {
      worker.hand(work);
    }
    return true;
  }

  /** Ends the idle threads now, the others when their work ends. */
  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(Worker::stop);
    idle.clear();
  }

  private synchronized void keep(Worker worker) {
    if (closed) {
      worker.stop();
    } else {
      idle.addFirst(worker);
    }
  }

  /** Whether an idle thread may die; otherwise it is being handed work. */
  private synchronized boolean dismiss(Worker worker) {
    return idle.remove(worker);
  }

  /**
   * Gives the processor away until the condition holds, or it is time to sleep. Where others want
   * the processor, it is time at once: who yields to them waits for all of them, but who is woken
   * from sleep goes first.
   */
  void yieldUntil(BooleanSupplier condition) {
    if (sleeps > 0) {
      sleeps--;
      return;
    }
    long start = System.nanoTime();
    long now = start;
    while (!condition.getAsBoolean() && now - start < YIELD_NANOS) {
      long before = now;
      Thread.yield();
      now = System.nanoTime();
      if (now - before > YIELD_NANOS) {
        sleeps = SLEEPS;
      }
    }
  }

  /**
   * Takes nothing from whoever happens to call while it is made: neither the size of its stack,
   * which decides how deep a value can be validated, nor what a thread inherits.
   */
  private Thread daemon(Runnable work) {
    Thread thread = new Thread(null, work, threadName, LargeStack.FOR_JSON.bytes(), false);
    thread.setDaemon(true);
    thread.setContextClassLoader(classes);
    return thread;
  }

  private final class Worker implements Runnable {
    private final Thread thread = daemon(this);
    private volatile Work next;
    private volatile boolean stopped;

    /** Of this thread's own: whether it was kept since it began its present work. */
    private boolean kept;

    Worker(Work first) {
      next = first;
    }

    void hand(Work work) {
      next = work;
      LockSupport.unpark(thread);
    }

    void stop() {
      stopped = true;
      LockSupport.unpark(thread);
    }

    @Override
    public void run() {
      do {
        Work work = next;
        next = null;
        kept = false;
        // The last work may have left an interrupt behind.
        Thread.interrupted();
        try {
          work.run(this::keepOnce);
        } catch (Throwable hopeless) {
          // Even so the next work must not be handed to a thread that is dead.
          Thread.interrupted();
        }
        keepOnce();
      } while (awaitNext());
    }

    private void keepOnce() {
      if (!kept) {
        kept = true;
        keep(this);
      }
    }

    private boolean awaitNext() {
      yieldUntil(() -> next != null || stopped);
      long end = System.nanoTime() + IDLE_NANOS;
      while (next == null) {
        long left = end - System.nanoTime();
        if (stopped || left <= 0 && dismiss(this)) {
          return false;
        }
        // With an interrupt left behind it would never sleep.
        Thread.interrupted();
        LockSupport.parkNanos(this, Math.max(left, YIELD_NANOS));
      }
      return true;
    }
  }
}
