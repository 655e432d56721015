package io.touchstone.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;

/** Threads with a large stack: deciding deep schemas recurses deeply. */
final class DeepStack implements ThreadFactory {
  /** Address space only; memory is taken as the stack grows. */
  private static final long STACK_BYTES = 4L << 20;

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(null, task, "deep stack", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  /** Does the task in a thread of its own; what it throws is thrown here. */
  static <T> T call(Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    new DeepStack().newThread(future).start();
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception failure ? failure : e;
    }
  }
}
