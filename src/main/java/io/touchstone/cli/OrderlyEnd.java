package io.touchstone.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets what runs end in good order when the program is told to stop, as Ctrl-C does: it is asked to
 * stop, and given some seconds to put away what it has.
 */
final class OrderlyEnd {
  private static final long GRACE_SECONDS = 5;

  private OrderlyEnd() {}

  /**
   * Runs the work.
   *
   * @param stop asks it to stop; called from another thread
   */
  static <T> T of(Supplier<T> work, Runnable stop) {
    CountDownLatch over = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              stop.run();
              await(over);
            });
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      over.countDown();
      forget(hook);
    }
  }

  private static void await(CountDownLatch over) {
    try {
      over.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // The hook runs, and has seen that the work is over.
    }
  }
}
