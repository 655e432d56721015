package io.touchstone.cli;

import io.touchstone.verify.Progress;
import java.io.PrintWriter;

/**
 * One line at the bottom of a terminal that says how far a long run has come. Elsewhere, and in CI,
 * nothing.
 */
final class ProgressBar implements Progress, AutoCloseable {
  /** Work shorter than this needs no bar. */
  private static final long PATIENCE_NANOS = 500_000_000L;

  private static final long REDRAW_NANOS = 80_000_000L;
  private static final int WIDTH = 24;
  private static final int LONGEST_TEXT = 50;
  private static final String CLEAR_LINE = "\r\u001B[K";

  private final PrintWriter err;
  private final boolean on;
  private final long start = System.nanoTime();
  private long drawn;
  private boolean visible;

  private ProgressBar(PrintWriter err, boolean on) {
    this.err = err;
    this.on = on;
  }

  static ProgressBar on(Console console) {
    return new ProgressBar(console.err(), console.redraws());
  }

  @Override
  public void at(int done, int total, String what) {
    long now = System.nanoTime();
    if (!on || total == 0 || now - start < PATIENCE_NANOS || now - drawn < REDRAW_NANOS) {
      return;
    }
    drawn = now;
    visible = true;
    int filled = (int) ((long) WIDTH * done / total);
    String text =
        what.length() <= LONGEST_TEXT ? what : "..." + what.substring(what.length() - LONGEST_TEXT);
    err.print(
        "%s[%s%s] %d/%d %s"
            .formatted(
                CLEAR_LINE, "#".repeat(filled), " ".repeat(WIDTH - filled), done, total, text));
    err.flush();
  }

  @Override
  public void close() {
    if (visible) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
