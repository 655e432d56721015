package io.touchstone.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * The world as a command sees it: streams, environment, working directory, clock. Text is UTF-8
 * whatever the locale.
 *
 * @param in standard input
 * @param rawOut standard output, for bytes
 * @param out the same, for text
 * @param err standard error
 * @param outIsTerminal whether somebody looks at standard output
 * @param errIsTerminal whether somebody looks at standard error
 * @param environment the environment variables
 * @param here the working directory
 * @param clock the time that subjects are given
 */
record Console(
    InputStream in,
    OutputStream rawOut,
    PrintWriter out,
    PrintWriter err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Map<String, String> environment,
    Path here,
    Clock clock) {

  /** The launcher looks whether the streams are terminals; Java has no way to tell them apart. */
  private static final String OUT_PROPERTY = "touchstone.out.terminal";

  private static final int USUAL_WIDTH = 100;
  private static final String ERR_PROPERTY = "touchstone.err.terminal";

  static Console ofSystem() {
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    return of(
        System.in,
        out,
        err,
        Boolean.getBoolean(OUT_PROPERTY),
        Boolean.getBoolean(ERR_PROPERTY),
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Clock.systemUTC());
  }

  static Console of(
      InputStream in,
      OutputStream out,
      OutputStream err,
      boolean outIsTerminal,
      boolean errIsTerminal,
      Map<String, String> environment,
      Path here,
      Clock clock) {
    PrintWriter text = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    PrintWriter errors = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    return new Console(
        in, out, text, errors, outIsTerminal, errIsTerminal, environment, here, clock);
  }

  /** Whether this is an automatic build: {@code CI} is set, and not to {@code false}. */
  boolean ci() {
    String ci = environment.getOrDefault("CI", "");
    return !ci.isEmpty() && !ci.equalsIgnoreCase("false");
  }

  /** Colors are for terminals, unless the user wants none (no-color.org). */
  boolean color() {
    return outIsTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty() && !dumb();
  }

  /** Whether a line may be drawn over and over on standard error. */
  boolean redraws() {
    return errIsTerminal && !ci() && !dumb();
  }

  private boolean dumb() {
    return "dumb".equals(environment.get("TERM"));
  }

  /** How many columns a line may have: what {@code COLUMNS} says, which the launcher sets. */
  int width() {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
  }

  boolean debug() {
    return !environment.getOrDefault("TOUCHSTONE_DEBUG", "").isEmpty();
  }

  void complain(String problem) {
    out.flush();
    err.println("touchstone: " + problem);
    err.flush();
  }

  void flush() {
    out.flush();
    err.flush();
  }

  /**
   * Flushes for the last time; says so when standard output did not take everything. A reader that
   * went away, as {@code head} does, had enough.
   */
  boolean finish() {
    flush();
    try {
      rawOut.flush();
      return true;
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
        return true;
      }
      complain("standard output could not be written: " + e.getMessage());
      return false;
    }
  }
}
