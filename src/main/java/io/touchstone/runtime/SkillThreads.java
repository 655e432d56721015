package io.touchstone.runtime;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A bounded number of daemon threads that run foreign work for callers who wait, but not for ever.
 * Work that is late is interrupted and abandoned; its thread counts until the work has really
 * ended, so work that ignores interrupts uses threads up instead of breeding them.
 */
final class SkillThreads implements AutoCloseable {
  static final String NAME = "touchstone-skill";

  /** More than there are callers. */
  private static final int ALL = Integer.MAX_VALUE / 2;

  private final Semaphore free;
  private final Workers workers = new Workers(NAME);
  private final Set<Task<?>> tasks = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  SkillThreads(int most) {
    this.free = new Semaphore(most, true);
  }

  /** How a piece of work ended for its caller. */
  sealed interface Ended<T> {
    record Done<T>(T value) implements Ended<T> {}

    /** Not within the limit; it may still run. */
    record Late<T>() implements Ended<T> {}

    /** No thread was free within the limit; it never began. */
    record Crowded<T>() implements Ended<T> {}

    /** The threads were closed before it ended. */
    record Closed<T>() implements Ended<T> {}
  }

  /**
   * Runs the work on one of the threads and waits for it.
   *
   * @param work throws nothing
   * @param limit for the wait for a thread and the work together
   * @throws InterruptedException when the caller was interrupted; the work is too
   */
  <T> Ended<T> run(Callable<T> work, Duration limit) throws InterruptedException {
    long nanos = nanos(limit);
    long start = System.nanoTime();
    if (!free.tryAcquire() && !free.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
      return new Ended.Crowded<>();
    }
    Task<T> task = new Task<>(work);
    if (!begin(task)) {
      return new Ended.Closed<>();
    }
    return await(task, nanos, start);
  }

  /** Of a limit; of a longer one than a century the nanoseconds that a long can count. */
  static long nanos(Duration limit) {
    Duration longest = Duration.ofNanos(Long.MAX_VALUE / 2);
    return (limit.compareTo(longest) < 0 ? limit : longest).toNanos();
  }

  private boolean begin(Task<?> task) {
    boolean begun = false;
    tasks.add(task);
    try {
      begun = workers.hand(task);
    } finally {
      // Also where the platform has no thread left, which is an error on its way to the caller.
      if (!begun) {
        task.giveBack();
      }
    }
    if (begun && closed) {
      task.cancel(true);
    }
    return begun;
  }

  private <T> Ended<T> await(Task<T> task, long nanos, long start) throws InterruptedException {
    workers.yieldUntil(task::isDone);
    try {
      return done(task.get(nanos - (System.nanoTime() - start), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return task.cancel(true) ? new Ended.Late<>() : result(task);
    } catch (InterruptedException e) {
      if (task.cancel(true)) {
        throw e;
      }
      Ended<T> ended = result(task);
      Thread.currentThread().interrupt();
      return ended;
    } catch (CancellationException e) {
      return new Ended.Closed<>();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the work threw, which it must not", e.getCause());
    }
  }

  /** What there is of a task that has ended or was cancelled by another. */
  private static <T> Ended<T> result(Task<T> task) throws InterruptedException {
    try {
      return done(task.get());
    } catch (CancellationException e) {
      return new Ended.Closed<>();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the work threw, which it must not", e.getCause());
    }
  }

  private static <T> Ended<T> done(T value) {
    return new Ended.Done<>(value);
  }

  /** Interrupts all work and lets no new begin; whoever waits is answered now. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    workers.close();
    tasks.forEach(task -> task.cancel(true));
    free.release(ALL);
  }

  /** Work that gives its thread free only when it has really ended, and before it says so. */
  private final class Task<T> extends FutureTask<T> implements Workers.Work {
    private Runnable whenDone = () -> {};
    private boolean gaveBack;

    Task(Callable<T> work) {
      super(work);
    }

    @Override
    public void run(Runnable thenFree) {
      whenDone = thenFree;
      try {
        run();
      } finally {
        giveBack();
      }
    }

    /** So that a caller who is told and calls again at once finds the same thread. */
    @Override
    protected void set(T value) {
      giveBack();
      super.set(value);
    }

    /** To the thread first, because who then gets its place must find it. */
    void giveBack() {
      if (!gaveBack) {
        gaveBack = true;
        whenDone.run();
        tasks.remove(this);
        free.release();
      }
    }
  }
}
