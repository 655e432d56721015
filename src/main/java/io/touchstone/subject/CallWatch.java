package io.touchstone.subject;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Watches over calls that are made on the caller's own thread, one at a time: interrupts one that
 * takes too long, from a daemon thread that looks now and then, which costs a call nothing.
 */
final class CallWatch implements AutoCloseable {
  /** How late a limit may be noticed. */
  private static final long STEP_NANOS = 10_000_000;

  /** Looks without a call, after which the thread sleeps until the next one. */
  private static final int IDLE_LOOKS = 20;

  private enum State {
    RUNNING,
    /** Ended in time. */
    DONE,
    /** Its limit has passed; the interrupt is on its way. */
    LATE,
    INTERRUPTED,
    /** Did not heed the interrupt, and the last resort was taken. */
    GIVEN_UP
  }

  private record Call(
      Thread caller, long deadline, Runnable lastResort, AtomicReference<State> state) {}

  private final String threadName;
  private final Duration grace;
  private volatile Call current;
  private volatile boolean asleep;
  private volatile boolean closed;

  /** Set under this object's monitor. */
  private volatile Thread thread;

  /**
   * @param grace how long a call gets to end after it was interrupted
   */
  CallWatch(String threadName, Duration grace) {
    this.threadName = threadName;
    this.grace = grace;
  }

  /**
   * Runs the work on this thread; how it ended has its value in any case.
   *
   * @param work throws nothing and returns no null
   * @param lastResort ends the work where the interrupt does not; must return at once
   */
  <T> WorkerPool.Ended<T> run(Supplier<T> work, Duration limit, Runnable lastResort) {
    Call call =
        new Call(
            Thread.currentThread(),
            System.nanoTime() + limit.toNanos(),
            lastResort,
            new AtomicReference<>(State.RUNNING));
    current = call;
    look();
    T value;
    try {
      value = work.get();
    } finally {
      current = null;
    }
    return new WorkerPool.Ended<>(value, !endedInTime(call));
  }

  private static boolean endedInTime(Call call) {
    if (call.state.compareAndSet(State.RUNNING, State.DONE)) {
      return true;
    }
    while (call.state.get() == State.LATE) {
      Thread.onSpinWait();
    }
    // The interrupt was for the call, which may have ended without heeding it.
    Thread.interrupted();
    return false;
  }

  private void look() {
    if (asleep || thread == null) {
      wake();
    }
  }

  private synchronized void wake() {
    if (thread == null && !closed) {
      thread = new Thread(this::watch, threadName);
      thread.setDaemon(true);
      thread.start();
    }
    LockSupport.unpark(thread);
  }

  private void watch() {
    int idle = 0;
    while (!closed) {
      Call call = current;
      idle = call == null ? idle + 1 : 0;
      if (idle > IDLE_LOOKS) {
        asleep = true;
        if (current == null && !closed) {
          LockSupport.park(this);
        }
        asleep = false;
        idle = 0;
      } else {
        long left = call == null ? STEP_NANOS : call.deadline - System.nanoTime();
        if (left <= 0) {
          left = late(call, -left);
        }
        LockSupport.parkNanos(this, Math.min(STEP_NANOS, left));
      }
    }
  }

  /** Does what is called for; says when to look again. */
  private long late(Call call, long nanos) {
    if (call.state.compareAndSet(State.RUNNING, State.LATE)) {
      call.caller.interrupt();
      call.state.set(State.INTERRUPTED);
    } else if (nanos > grace.toNanos()
        && call.state.compareAndSet(State.INTERRUPTED, State.GIVEN_UP)) {
      call.lastResort.run();
    }
    return STEP_NANOS;
  }

  @Override
  public synchronized void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
