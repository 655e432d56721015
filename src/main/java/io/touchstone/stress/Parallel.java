package io.touchstone.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs pieces of work on as many threads, which all start at one signal. */
final class Parallel {
  private Parallel() {}

  /** The results in the order of the work, which must end by itself and throw nothing. */
  static <T> List<T> run(List<Callable<T>> work) {
    if (work.isEmpty()) {
      return List.of();
    }
    ExecutorService threads = Executors.newFixedThreadPool(work.size(), Parallel::daemon);
    try {
      CountDownLatch ready = new CountDownLatch(work.size());
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> each : work) {
        running.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return each.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StressStoppedException.interrupted();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StressStoppedException stopped
          ? stopped
          : new IllegalStateException("a guarded subject never throws", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable task) {
    return daemon(task, "touchstone-stress");
  }

  static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
