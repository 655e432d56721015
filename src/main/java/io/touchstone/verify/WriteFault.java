package io.touchstone.verify;

import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** The complaint that a file cannot be written, in the words of the file system, not of Java. */
final class WriteFault {
  private WriteFault() {}

  /**
   * @param display the file as messages name it
   */
  static JsonInputException of(String display, IOException failure) {
    return new JsonInputException(display, null, "the file cannot be written: " + words(failure));
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
