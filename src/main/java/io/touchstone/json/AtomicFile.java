package io.touchstone.json;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a whole file or nothing: a reader never sees half of it, and a failure leaves the old one.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes or replaces {@code file}; folders on the way are made. A link is followed, not replaced.
   *
   * @throws IOException also when there is something else than a file: a folder, a pipe, a device
   */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, content, false);
  }

  /** As {@link #write}; a new file is for its owner alone. */
  public static void writePrivate(Path file, byte[] content) throws IOException {
    write(file, content, true);
  }

  private static void write(Path file, byte[] content, boolean isPrivate) throws IOException {
    Path target = target(file);
    Path folder = target.getParent();
    makeFolder(folder);
    Path temporary = Files.createTempFile(folder, ".touchstone-", ".tmp");
    try {
      Files.write(temporary, content);
      if (!isPrivate || Files.exists(target)) {
        keepPermissions(target, temporary);
      }
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static Path target(Path file) throws IOException {
    if (!Files.exists(file)) {
      return file.toAbsolutePath();
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "expected a file at %s, found %s"
              .formatted(file, Files.isDirectory(file) ? "a folder" : "a pipe or a device"));
    }
    return file.toRealPath();
  }

  private static void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("expected a folder at " + e.getMessage() + ", found a file", e);
    }
  }

  /**
   * A temporary file is private; the file that it becomes is as open as it was, or as a new file
   * usually is.
   */
  private static void keepPermissions(Path target, Path temporary) throws IOException {
    if (!Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
      return;
    }
    if (Files.exists(target)) {
      Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
    } else {
      Path usual = Files.createFile(temporary.resolveSibling(temporary.getFileName() + ".mode"));
      Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(usual));
      Files.delete(usual);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
