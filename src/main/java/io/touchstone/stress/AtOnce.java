package io.touchstone.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs trials on as many threads, which all start at one signal. */
final class AtOnce {
  private AtOnce() {}

  /** The divergence of the first trial, by number, that has one. */
  static Optional<Divergence> run(int trials, IntFunction<Optional<Divergence>> trial) {
    if (trials == 0) {
      return Optional.empty();
    }
    ExecutorService threads = Executors.newFixedThreadPool(trials, AtOnce::daemon);
    try {
      CountDownLatch ready = new CountDownLatch(trials);
      List<Future<Optional<Divergence>>> running = new ArrayList<>();
      for (int i = 0; i < trials; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return trial.apply(number);
                }));
      }
      Optional<Divergence> first = Optional.empty();
      for (Future<Optional<Divergence>> each : running) {
        Optional<Divergence> divergence = each.get();
        first = first.isPresent() ? first : divergence;
      }
      return first;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a guarded subject never throws", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "touchstone-stress");
    thread.setDaemon(true);
    return thread;
  }
}
