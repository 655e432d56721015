package io.touchstone.subject;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Many threads that call at once. */
public final class Callers {
  private Callers() {}

  /** The answers in the order of the inputs. */
  public static <I, A> List<A> inParallel(int threads, List<I> inputs, Function<I, A> call) {
    ExecutorService callers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<A>> answers =
          inputs.stream().map(input -> callers.submit(() -> call.apply(input))).toList();
      return answers.stream().map(Callers::get).toList();
    } finally {
      callers.shutdownNow();
    }
  }

  private static <A> A get(Future<A> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
