package io.touchstone.runtime;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * A bounded number of daemon threads that run foreign work for callers who wait, but not for ever.
 * Work that is late is interrupted and abandoned; its thread counts until the work has really
 * ended, so work that ignores interrupts uses threads up instead of breeding them.
 */
final class SkillThreads implements AutoCloseable {
  static final String NAME = "touchstone-skill";

  /** An idle thread costs little and dies soon. */
  private static final long IDLE_SECONDS = 5;

  /** About as long as it takes to put a thread to sleep and to wake it. */
  private static final long YIELD_NANOS = 50_000;

  /** More than there are callers. */
  private static final int ALL = Integer.MAX_VALUE / 2;

  private final Semaphore free;
  private final ThreadPoolExecutor threads;
  private final Set<Task<?>> tasks = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  SkillThreads(int most) {
    this.free = new Semaphore(most, true);
    this.threads =
        new ThreadPoolExecutor(
            most, most, IDLE_SECONDS, TimeUnit.SECONDS, new YieldingQueue(), SkillThreads::daemon);
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, NAME);
    thread.setDaemon(true);
    return thread;
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

  private static long nanos(Duration limit) {
    Duration longest = Duration.ofNanos(Long.MAX_VALUE / 2);
    return (limit.compareTo(longest) < 0 ? limit : longest).toNanos();
  }

  private boolean begin(Task<?> task) {
    boolean begun = false;
    tasks.add(task);
    try {
      threads.execute(task);
      begun = true;
    } catch (RejectedExecutionException e) {
      return false;
    } finally {
      // Also where the platform has no thread left, which is an error on its way to the caller.
      if (!begun) {
        task.giveBack();
      }
    }
    if (closed) {
      task.cancel(true);
    }
    return true;
  }

  private static <T> Ended<T> await(Task<T> task, long nanos, long start)
      throws InterruptedException {
    yieldUntil(task::isDone);
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
    for (Runnable neverBegun : threads.shutdownNow()) {
      ((Task<?>) neverBegun).giveBack();
      ((Task<?>) neverBegun).cancel(true);
    }
    tasks.forEach(task -> task.cancel(true));
    free.release(ALL);
  }

  /** Gives the processor away until the condition holds, or it is time to sleep. */
  private static void yieldUntil(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - start < YIELD_NANOS) {
      Thread.yield();
    }
  }

  /**
   * Work that gives its thread free only when it has really ended. An interrupt that is left over
   * then, the executor clears.
   */
  private final class Task<T> extends FutureTask<T> {
    Task(Callable<T> work) {
      super(work);
    }

    @Override
    public void run() {
      try {
        super.run();
      } finally {
        giveBack();
      }
    }

    void giveBack() {
      tasks.remove(this);
      free.release();
    }
  }

  /** Lets a thread that just became idle look for work for a moment before it sleeps. */
  private static final class YieldingQueue extends LinkedBlockingQueue<Runnable> {
    private static final long serialVersionUID = 1L;

    @Override
    public Runnable poll(long timeout, TimeUnit unit) throws InterruptedException {
      yieldUntil(() -> !isEmpty());
      return super.poll(timeout, unit);
    }
  }
}
