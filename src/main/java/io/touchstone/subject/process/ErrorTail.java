package io.touchstone.subject.process;

import io.touchstone.subject.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Empties a program's standard error from a thread of its own, and keeps the end of it. */
final class ErrorTail implements Runnable {
  private static final int KEPT = 4096;

  private final InputStream in;
  private final Secrets secrets;
  private final byte[] last = new byte[KEPT];
  private long total;

  /**
   * @param secrets not to be shown
   */
  ErrorTail(InputStream in, Secrets secrets) {
    this.in = in;
    this.secrets = secrets;
  }

  @Override
  public void run() {
    byte[] chunk = new byte[KEPT];
    try (in) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        keep(chunk, count);
      }
    } catch (IOException e) {
      // What came before is all there is.
    }
  }

  private synchronized void keep(byte[] chunk, int count) {
    for (int i = 0; i < count; i++) {
      last[(int) (total++ % KEPT)] = chunk[i];
    }
  }

  /** The end of a message: the last lines, indented, without control characters. */
  synchronized String words() {
    int size = (int) Math.min(total, KEPT);
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = last[(int) ((total - size + i) % KEPT)];
    }
    String printed = new String(bytes, StandardCharsets.UTF_8);
    String text =
        (total > KEPT ? secrets.hideInEnd(printed) : secrets.hide(printed))
            .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
            .strip()
            .replace("\n", "\n  ");
    if (text.isEmpty()) {
      return "; it printed nothing to standard error";
    }
    return "; it printed to standard error"
        + (total > KEPT ? ", at the end:\n  ..." : ":\n  ")
        + text;
  }
}
