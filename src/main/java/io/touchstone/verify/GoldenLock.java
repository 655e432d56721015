package io.touchstone.verify;

import io.touchstone.config.Config;
import io.touchstone.json.AtomicFile;
import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The right to change the golden files of a project, which one command has at a time. The system
 * takes it back when its process ends, however it ends.
 *
 * <p>It is a lock of the file {@code .lock} in the folder for reports, which stays and tells who
 * had it last. Take it before the golden files are read.
 */
public final class GoldenLock implements AutoCloseable {
  private static final String FILE = ".lock";

  /** Behind all that the file will ever say, so that others can read it while it is locked. */
  private static final long PLACE = Long.MAX_VALUE - 1;

  private static final int LONGEST_HOLDER = 20;

  private final FileChannel channel;
  private final FileLock lock;

  private GoldenLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock of a project; does not wait for it.
   *
   * @throws JsonInputException when another command has it, which is named, or when the file cannot
   *     be written
   */
  public static GoldenLock take(Config config) {
    Path file = config.reports().resolve(FILE);
    String display =
        (file.startsWith(config.root()) ? config.root().relativize(file) : file)
            .toString()
            .replace('\\', '/');
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String holder = holder(channel);
        channel.close();
        throw new JsonInputException(
            display,
            null,
            "another command%s is changing the golden files; nothing was changed by this one, run it again when that one has ended"
                .formatted(holder));
      }
      sign(channel);
      return new GoldenLock(channel, lock);
    } catch (IOException e) {
      throw new JsonInputException(
          display,
          null,
          "the golden files cannot be locked, so nothing was changed: %s; correct the folder, or name another with --reports"
              .formatted(WriteFault.words(e)));
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(PLACE, 1, false);
    } catch (OverlappingFileLockException inThisProcess) {
      return null;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** That a full disk does not take a signature is no reason not to work. */
  private static void sign(FileChannel channel) {
    byte[] process = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(process), 0);
    } catch (IOException unsigned) {
      return;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer read = ByteBuffer.allocate(LONGEST_HOLDER);
    channel.read(read, 0);
    String process = new String(read.array(), 0, read.position(), StandardCharsets.UTF_8);
    return process.matches("\\d+") ? ", process " + process + "," : "";
  }

  /**
   * Removes what commands left beside golden files that were killed while they wrote: only the
   * holder of the lock knows that nobody is writing now. What cannot be removed stays: no command
   * takes it for a golden file.
   *
   * @param goldens the files whose folders are about to be written
   */
  public void removeLeftovers(Collection<Path> goldens) {
    Set<Path> folders = new LinkedHashSet<>();
    goldens.forEach(golden -> folders.add(golden.toAbsolutePath().getParent()));
    for (Path folder : folders) {
      try {
        AtomicFile.removeLeftovers(folder);
      } catch (IOException stays) {
        continue;
      }
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      // The end of the process releases it.
      return;
    }
  }
}
