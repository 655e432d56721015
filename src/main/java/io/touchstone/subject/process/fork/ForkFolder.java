package io.touchstone.subject.process.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The temporary folder of one fork. When Java exits it goes, with all that was left in it. */
final class ForkFolder {
  private static final int MOST_ATTEMPTS = 10;
  private static final long BETWEEN_ATTEMPTS_MILLIS = 20;

  private final Path path;
  private final Thread removedAtExit = new Thread(this::removeIfPossible, "touchstone-fork-folder");

  private ForkFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes a new one.
   *
   * @throws IOException also when Java is exiting, and nobody would remove it
   */
  static ForkFolder make() throws IOException {
    ForkFolder folder = new ForkFolder(Files.createTempDirectory(prefix()).toRealPath());
    try {
      Runtime.getRuntime().addShutdownHook(folder.removedAtExit);
    } catch (IllegalStateException e) {
      delete(folder.path);
      throw new IOException("no fork is opened any more: Java is exiting", e);
    }
    return folder;
  }

  Path path() {
    return path;
  }

  /** Deletes the folder and what was left there, as far as it can be deleted. */
  void remove() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(removedAtExit);
    } catch (IllegalStateException e) {
      // Java is exiting, and the hook does no harm.
    }
    delete(path);
  }

  private void removeIfPossible() {
    try {
      delete(path);
    } catch (IOException | UncheckedIOException e) {
      // Java is exiting; nobody is left to be told.
    }
  }

  /** Deletes all folders of forks of this process, for whoever ends Java without its hooks. */
  static void removeAll() {
    try (Stream<Path> folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      String ours = prefix();
      List<Path> left =
          folders.filter(each -> each.getFileName().toString().startsWith(ours)).toList();
      left.forEach(each -> new ForkFolder(each).removeIfPossible());
    } catch (IOException | UncheckedIOException e) {
      // What cannot be listed cannot be deleted.
    }
  }

  /** Names this process, also among those of other containers that share the folder. */
  private static String prefix() {
    ProcessHandle self = ProcessHandle.current();
    long start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return "touchstone-fork-%d-%d-".formatted(self.pid(), start);
  }

  /** A fork that is being killed may still write. */
  private static void delete(Path folder) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        deleteNow(folder);
        return;
      } catch (IOException e) {
        if (attempt == MOST_ATTEMPTS || !waited()) {
          throw e;
        }
      }
    }
  }

  private static boolean waited() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_ATTEMPTS_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void deleteNow(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException trouble)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
