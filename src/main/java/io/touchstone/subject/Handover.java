package io.touchstone.subject;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** One piece of work that one thread runs while another waits for its end, or gives up on it. */
final class Handover<T> {
  private enum State {
    RUNNING,
    /** Ended, and the caller was waiting. */
    DONE,
    /** The caller gave up; the work runs on. */
    ABANDONED,
    /** Ended after the caller gave up. */
    LATE
  }

  private final Supplier<T> work;
  private final Thread caller;
  private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);

  /** Written before the state says that the work has ended. */
  private T value;

  Handover(Supplier<T> work, Thread caller) {
    this.work = work;
    this.caller = caller;
  }

  /** Runs the work; says whether the caller still waited for its end. */
  boolean run() {
    value = work.get();
    boolean inTime = state.compareAndSet(State.RUNNING, State.DONE);
    if (!inTime) {
      state.set(State.LATE);
    }
    LockSupport.unpark(caller);
    return inTime;
  }

  /** Gives up on the work; says whether that came before its end. */
  boolean abandon() {
    return state.compareAndSet(State.RUNNING, State.ABANDONED);
  }

  /** The result, once the work has ended. */
  T value() {
    return value;
  }

  /** Waits for the end of the work; says whether it came within the limit. */
  boolean awaitEnd(Duration limit) throws InterruptedException {
    long nanos = limit.toNanos();
    long start = System.nanoTime();
    WorkerPool.yieldUntil(this::ended);
    while (!ended()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long waited = System.nanoTime() - start;
      if (waited >= nanos) {
        return false;
      }
      LockSupport.parkNanos(this, nanos - waited);
    }
    return true;
  }

  private boolean ended() {
    State now = state.get();
    return now == State.DONE || now == State.LATE;
  }
}
