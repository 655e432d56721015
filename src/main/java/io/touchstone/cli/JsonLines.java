package io.touchstone.cli;

import io.touchstone.json.JsonInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads lines as they come, each up to a limit. For one thread. */
final class JsonLines {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final String NO_MEMORY =
      "not enough memory for a line as long as this; give Java more with -Xmx";

  private final InputStream in;
  private final long most;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int end;
  private long number;

  /**
   * A line.
   *
   * @param number from 1
   * @param bytes its text without the line feed; empty if it could not be kept
   * @param trouble why it could not be kept, and how to mend that
   */
  record Line(long number, byte[] bytes, Optional<String> trouble) {
    /** Whether there is nothing but white space. */
    boolean isBlank() {
      for (byte b : bytes) {
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return trouble.isEmpty();
    }
  }

  /**
   * @param most the longest line, in bytes
   */
  JsonLines(InputStream in, long most) {
    this.in = in;
    this.most = most;
  }

  /** Opens a file, or complains in the user's words. */
  static InputStream open(Path file, String source) {
    try {
      if (Files.isDirectory(file)) {
        throw new JsonInputException(source, null, "expected a file, found a folder");
      }
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new JsonInputException(source, null, "there is no such file");
    } catch (AccessDeniedException e) {
      throw new JsonInputException(source, null, "the file cannot be read: permission denied");
    } catch (FileSystemException e) {
      throw new JsonInputException(source, null, "the file cannot be read: " + e.getReason());
    } catch (IOException e) {
      throw new JsonInputException(source, null, "the file cannot be read: " + e.getMessage());
    }
  }

  /** The next line; empty at the end. */
  Optional<Line> next() throws IOException {
    if (!fill()) {
      return Optional.empty();
    }
    number++;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    String trouble = null;
    boolean ended = false;
    while (!ended && fill()) {
      int stop = next;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      trouble = trouble == null ? keep(text, stop) : trouble;
      if (trouble != null) {
        text = new ByteArrayOutputStream();
      }
      ended = stop < end;
      next = ended ? stop + 1 : stop;
    }
    return Optional.of(line(text, trouble));
  }

  /** Adds what the buffer has up to {@code stop}; the trouble with that, or null. */
  private String keep(ByteArrayOutputStream text, int stop) {
    if (stop - next > most - text.size()) {
      return "expected a line of at most "
          + most
          + " bytes, found more; raise limits.max_bytes in touchstone.json if that is meant";
    }
    try {
      text.write(buffer, next, stop - next);
      return null;
    } catch (OutOfMemoryError e) {
      return NO_MEMORY;
    }
  }

  private Line line(ByteArrayOutputStream text, String trouble) {
    try {
      return new Line(number, text.toByteArray(), Optional.ofNullable(trouble));
    } catch (OutOfMemoryError e) {
      return new Line(number, new byte[0], Optional.of(NO_MEMORY));
    }
  }

  /** Whether there is something to read; waits for it. */
  private boolean fill() throws IOException {
    if (next < end) {
      return true;
    }
    next = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }
}
