package io.touchstone.json;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a whole file or nothing: a reader never sees half of it, and a failure leaves the old one,
 * as does the end of this process, whatever ends it. Nothing is forced to the disk: a power loss
 * may take what was written last.
 */
public final class AtomicFile {
  private static final String PREFIX = ".touchstone-";
  private static final String SUFFIX = ".tmp";
  private static final Pattern LEFTOVER = Pattern.compile("\\.touchstone-\\d+\\.tmp");
  private static final Set<PosixFilePermission> OF_OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OF_EVERYONE =
      PosixFilePermissions.fromString("rw-rw-rw-");

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

  /**
   * As {@link #write}, but only while the file still has the content that it was read with.
   *
   * @param before the content that is to be replaced
   * @return whether it was replaced; otherwise somebody changed or removed it meanwhile, and it is
   *     left as it is. Who changes it between the last look and the renaming, some microseconds, is
   *     not seen.
   */
  public static boolean replace(Path file, byte[] before, byte[] after) throws IOException {
    return place(file, after, false, target -> isStill(target, before));
  }

  /**
   * Removes what writers left in a folder that were killed. Nobody may be writing in the folder.
   *
   * @throws IOException where the folder cannot be read, or a leftover not removed
   */
  public static void removeLeftovers(Path folder) throws IOException {
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path leftover : leftovers) {
        if (LEFTOVER.matcher(leftover.getFileName().toString()).matches()
            && Files.isRegularFile(leftover, LinkOption.NOFOLLOW_LINKS)) {
          Files.deleteIfExists(leftover);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static boolean isStill(Path target, byte[] content) throws IOException {
    try {
      return Arrays.equals(Files.readAllBytes(target), content);
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  private static void write(Path file, byte[] content, boolean isPrivate) throws IOException {
    place(file, content, isPrivate, target -> true);
  }

  /** Whether a file that is complete may take the place of the old one. */
  private interface Consent {
    boolean to(Path target) throws IOException;
  }

  private static boolean place(Path file, byte[] content, boolean isPrivate, Consent consent)
      throws IOException {
    Path target = target(file);
    makeFolder(target.getParent());
    Optional<Set<PosixFilePermission>> old = permissions(target);
    Path temporary = temporary(target, old, isPrivate);
    boolean placed = false;
    try {
      Files.write(temporary, content);
      if (old.isPresent() && !old.equals(permissions(temporary))) {
        Files.setPosixFilePermissions(temporary, old.get());
      }
      if (consent.to(target)) {
        move(temporary, target);
        placed = true;
      }
    } finally {
      if (!placed) {
        Files.deleteIfExists(temporary);
      }
    }
    return placed;
  }

  /**
   * A file beside the target, as open as the target is, or else as a new file usually is: of what
   * is asked for here, the system takes away what it takes away from all new files.
   */
  private static Path temporary(
      Path target, Optional<Set<PosixFilePermission>> old, boolean isPrivate) throws IOException {
    boolean isPosix = Files.getFileAttributeView(target, PosixFileAttributeView.class) != null;
    Set<PosixFilePermission> wanted = old.orElse(isPrivate ? OF_OWNER : OF_EVERYONE);
    return isPosix
        ? Files.createTempFile(
            target.getParent(), PREFIX, SUFFIX, PosixFilePermissions.asFileAttribute(wanted))
        : Files.createTempFile(target.getParent(), PREFIX, SUFFIX);
  }

  /** Empty where there is no such file, and where files have no permissions of this kind. */
  private static Optional<Set<PosixFilePermission>> permissions(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    try {
      return view == null ? Optional.empty() : Optional.of(view.readAttributes().permissions());
    } catch (NoSuchFileException e) {
      return Optional.empty();
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
    return Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
  }

  private static void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("expected a folder at " + e.getMessage() + ", found a file", e);
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
