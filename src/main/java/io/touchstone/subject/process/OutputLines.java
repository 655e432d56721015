package io.touchstone.subject.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;

/** Reads what a program prints, line by line or as a whole, from a thread of its own. */
final class OutputLines implements Runnable {
  private final InputStream in;
  private final long longest;
  private final boolean whole;
  private final BlockingQueue<ProgramEvent> events;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private volatile int unfinished;

  /**
   * @param longest the longest line, in bytes; reading ends at a longer one
   * @param whole whether all output counts as one line, whose end is the end of the output
   */
  OutputLines(InputStream in, long longest, boolean whole, BlockingQueue<ProgramEvent> events) {
    this.in = in;
    this.longest = longest;
    this.whole = whole;
    this.events = events;
  }

  /** How many bytes of a line have come whose end has not. */
  int unfinished() {
    return unfinished;
  }

  @Override
  public void run() {
    byte[] chunk = new byte[8192];
    try (in) {
      boolean wanted = true;
      for (int count = in.read(chunk); wanted && count >= 0; count = in.read(chunk)) {
        wanted = take(chunk, count);
        if (!wanted) {
          return;
        }
      }
      events.put(new ProgramEvent.OutputEnded(line.toByteArray()));
    } catch (IOException e) {
      events.offer(new ProgramEvent.OutputEnded(line.toByteArray()));
    } catch (InterruptedException e) {
      // The program was killed, and nobody waits for more.
    }
  }

  /** Says whether to go on reading. */
  private boolean take(byte[] chunk, int count) throws InterruptedException {
    int start = 0;
    for (int i = 0; i < count && !whole; i++) {
      if (chunk[i] == '\n') {
        line.write(chunk, start, i - start);
        start = i + 1;
        if (line.size() > longest) {
          events.put(new ProgramEvent.LineTooLong());
          return false;
        }
        events.put(new ProgramEvent.Line(line.toByteArray(), start < count));
        line.reset();
      }
    }
    line.write(chunk, start, count - start);
    unfinished = line.size();
    if (line.size() > longest) {
      events.put(new ProgramEvent.LineTooLong());
      return false;
    }
    return true;
  }
}
