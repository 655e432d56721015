package io.touchstone.verify;

import io.touchstone.golden.GoldenSource;
import io.touchstone.json.AtomicFile;
import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Puts a new text into a golden file as a whole, or not at all; the caller has the {@link
 * GoldenLock}.
 */
final class Rewriting {
  private Rewriting() {}

  /**
   * Replaces the text that was read.
   *
   * @param command what to run again, such as {@code golden accept}
   * @return why it was not replaced; empty where it was
   * @throws JsonInputException where the file system does not let it; the old text stays
   */
  static Optional<String> replace(
      GoldenSource golden, byte[] before, byte[] after, String command) {
    try {
      return AtomicFile.replace(golden.path(), before, after)
          ? Optional.empty()
          : Optional.of(
              Files.exists(golden.path())
                  ? "was changed meanwhile; kept as it is; run again: touchstone %s %s"
                      .formatted(command, golden.arguments())
                  : "was removed meanwhile; nothing was written");
    } catch (IOException e) {
      throw WriteFault.kept(golden.display(), e);
    }
  }
}
