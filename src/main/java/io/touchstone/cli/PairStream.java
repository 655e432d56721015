package io.touchstone.cli;

import io.touchstone.json.LargeStack;
import io.touchstone.proof.Relation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Compares pair after pair: reads, decides and writes at the same time, on all processors, and
 * keeps the order. Memory does not grow with the number of lines.
 */
final class PairStream {
  private static final int PAIRS_A_PROCESSOR = 64;
  private static final long MOST_BYTES = 16L << 20;

  private final PairComparer comparer;
  private final JsonLines lines;
  private final OutputStream out;
  private final int processors = Runtime.getRuntime().availableProcessors();
  private final PairWindow window = new PairWindow(processors * PAIRS_A_PROCESSOR, MOST_BYTES);
  private volatile Throwable readFailure;

  /**
   * What came of it.
   *
   * @param answered how many lines were written
   * @param failed how many pairs could not be compared
   * @param unequal how many are not proved equal
   */
  record Summary(long answered, long failed, long unequal) {
    Summary with(PairAnswer answer) {
      boolean differs = answer.kind().filter(kind -> kind != Relation.Kind.EQUAL).isPresent();
      return new Summary(
          answered + 1, failed + (answer.kind().isEmpty() ? 1 : 0), unequal + (differs ? 1 : 0));
    }
  }

  PairStream(PairComparer comparer, InputStream in, OutputStream out) {
    this.comparer = comparer;
    this.lines = new JsonLines(in, comparer.limits().maxBytes());
    this.out = out;
  }

  /** Ends with the input, or early and quietly if nobody reads the output any more. */
  Summary run() throws IOException, InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(processors, LargeStack.FOR_JSON);
    Thread reader = new Thread(() -> read(workers), "pairs");
    reader.setDaemon(true);
    reader.start();
    try {
      return write();
    } finally {
      window.close();
      workers.shutdownNow();
    }
  }

  private void read(ExecutorService workers) {
    try {
      Optional<JsonLines.Line> next = lines.next();
      while (next.isPresent() && window.awaitRoom(next.get().bytes().length)) {
        JsonLines.Line line = next.get();
        if (!line.isBlank()) {
          window.add(
              new PairWindow.Entry(
                  workers.submit(() -> comparer.answer(line)), line.bytes().length));
        }
        next = lines.next();
      }
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      readFailure = e;
    } finally {
      window.finish();
    }
  }

  private Summary write() throws IOException, InterruptedException {
    Summary summary = new Summary(0, 0, 0);
    for (PairWindow.Entry entry = window.oldest(); entry != null; entry = window.oldest()) {
      PairAnswer answer = await(entry);
      window.removeOldest();
      summary = summary.with(answer);
      if (!written(answer)) {
        return summary;
      }
    }
    throwReadFailure();
    return summary;
  }

  /** False if nobody reads any more. Whoever reads sees each answer before the next wait. */
  private boolean written(PairAnswer answer) throws IOException {
    try {
      out.write(answer.bytes());
      if (window.mustWait()) {
        out.flush();
      }
      return true;
    } catch (IOException e) {
      if (isClosedPipe(e)) {
        return false;
      }
      throw e;
    }
  }

  private static PairAnswer await(PairWindow.Entry entry) throws InterruptedException {
    try {
      return entry.answer().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a pair without an answer", e.getCause());
    }
  }

  private static boolean isClosedPipe(IOException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }

  private void throwReadFailure() throws IOException {
    if (readFailure instanceof IOException failure) {
      throw failure;
    }
    if (readFailure instanceof Error error) {
      throw error;
    }
    if (readFailure != null) {
      throw new IllegalStateException(readFailure);
    }
  }
}
