package io.touchstone.verify;

import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** The complaint that a file cannot be written, in the words of the file system, not of Java. */
final class WriteFault {
  private WriteFault() {}

  /**
   * @param display the file as messages name it
   */
  static JsonInputException of(String display, IOException failure) {
    return new JsonInputException(display, null, "the file cannot be written: " + words(failure));
  }

  /** As {@link #of}, of a file that was there before: says what became of it and what to do. */
  static JsonInputException kept(String display, IOException failure) {
    String words = words(failure);
    return new JsonInputException(
        display,
        null,
        "the file cannot be written: %s; it is kept as it was: %s, then run the command again"
            .formatted(words, remedy(failure, words)));
  }

  private static String remedy(IOException failure, String words) {
    String known = words == null ? "" : words.toLowerCase(Locale.ROOT);
    if (failure instanceof AccessDeniedException || known.contains("read-only")) {
      return "make its folder writable";
    }
    boolean isFull = known.contains("no space") || known.contains("quota");
    return isFull ? "make room on the disk" : "mend that";
  }

  static String words(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileSystemException file) {
      return file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
    }
    return failure.getMessage();
  }
}
