package io.touchstone.verdict;

import io.touchstone.contract.Contract;
import io.touchstone.json.FieldPath;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Judges again in a thread with room for schemas that are nested very deeply. */
final class LargeStack {
  private static final long BYTES = 256L << 20;

  private LargeStack() {}

  /**
   * The verdict.
   *
   * @throws io.touchstone.json.JsonInputException where even this stack is too small
   */
  static Verdict call(Callable<Verdict> judging, Contract now) {
    FutureTask<Verdict> task = new FutureTask<>(judging);
    Thread thread = new Thread(null, task, "judging", BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while judging " + now, e);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof StackOverflowError) {
        throw now.document()
            .fault(
                FieldPath.ROOT,
                "expected schemas that are less deeply nested, or fewer references in a row; these cannot be compared");
      }
      if (failure.getCause() instanceof Error error) {
        throw error;
      }
      throw failure.getCause() instanceof RuntimeException exception
          ? exception
          : new IllegalStateException(failure.getCause());
    }
  }
}
