package io.touchstone.json;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;

/**
 * Threads with room for work that goes down as deep as JSON is nested.
 *
 * @param bytes of each stack: address space only; memory is taken as the stack grows
 */
public record LargeStack(long bytes) implements ThreadFactory {
  /** Enough for reading and comparing what the limits let through. */
  public static final LargeStack FOR_JSON = new LargeStack(4L << 20);

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(null, task, "large stack", bytes);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does the task in a thread of its own. What it throws is thrown here, {@link StackOverflowError}
   * too.
   *
   * @throws InterruptedException when the caller is interrupted while it waits
   */
  public <T> T call(Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    newThread(future).start();
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
