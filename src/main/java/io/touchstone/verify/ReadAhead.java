package io.touchstone.verify;

import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFileReader;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonInputException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Reads golden files on a thread of its own while their subjects are asked, in order and not far
 * ahead: a large folder is never held in memory as a whole.
 */
final class ReadAhead implements AutoCloseable {
  /** Of golden files in one batch, which ends earlier where they are large. */
  private static final long BATCH_BYTES = 4 << 20;

  /**
   * A golden file, or why it cannot be used; one of both.
   *
   * @param source where it lies
   */
  record Read(
      GoldenSource source, Optional<GoldenFile> golden, Optional<JsonInputException> fault) {}

  private final GoldenFileReader reader;
  private final BatchQueue<Read> queue = new BatchQueue<>("touchstone-read");
  private Iterator<Read> batch = List.<Read>of().iterator();

  /** Begins to read these files. */
  ReadAhead(GoldenFileReader reader, List<GoldenSource> sources) {
    this.reader = reader;
    queue.start(() -> readAll(sources));
  }

  private void readAll(List<GoldenSource> sources) throws InterruptedException {
    List<Read> read = new ArrayList<>();
    long bytes = 0;
    for (GoldenSource source : sources) {
      Read next = read(source);
      read.add(next);
      bytes += next.golden().map(golden -> golden.document().bytes().length).orElse(0);
      if (read.size() == BatchQueue.BATCH || bytes >= BATCH_BYTES) {
        queue.put(read);
        read = new ArrayList<>();
        bytes = 0;
      }
    }
    queue.put(read);
  }

  private Read read(GoldenSource source) {
    try {
      return new Read(source, Optional.of(reader.read(source)), Optional.empty());
    } catch (JsonInputException fault) {
      return new Read(source, Optional.empty(), Optional.of(fault));
    }
  }

  /** The next of the files; there must be one. */
  Read next() {
    while (!batch.hasNext()) {
      batch = queue.take().iterator();
    }
    return batch.next();
  }

  /** Reads no more. */
  @Override
  public void close() {
    queue.close();
  }
}
