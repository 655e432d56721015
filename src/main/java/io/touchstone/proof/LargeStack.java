package io.touchstone.proof;

import io.touchstone.proof.Containment.Undecided;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Takes a decision again in a thread whose stack carries all that the limits let through. */
final class LargeStack {
  private static final long BYTES = 16L << 20;

  private LargeStack() {}

  /** The answer; undecided where even this stack is too small, or the caller is interrupted. */
  static Containment call(Callable<Containment> decision) {
    FutureTask<Containment> task = new FutureTask<>(decision);
    Thread thread = new Thread(null, task, "decision", BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Undecided("interrupted");
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof StackOverflowError) {
        return new Undecided("budget: nested too deep");
      }
      if (failure.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(failure.getCause());
    }
  }
}
