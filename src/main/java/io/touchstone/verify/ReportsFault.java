package io.touchstone.verify;

import io.touchstone.config.Config;
import io.touchstone.json.JsonInputException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The complaint that reports cannot be written: where, what is in the way, and how to mend it. */
public final class ReportsFault {
  private ReportsFault() {}

  /** Of a run that cannot write into its reports folder. */
  public static JsonInputException of(Config config, IOException failure) {
    return new JsonInputException(
        shown(config, config.reports()), null, words(config, "the reports folder", failure));
  }

  /** The same as the reason why something else failed. */
  static String words(Config config, IOException failure) {
    return words(config, "the reports folder " + shown(config, config.reports()), failure);
  }

  private static String words(Config config, String which, IOException failure) {
    return "%s cannot be written to: %s; mend that, or name another folder with --reports or \"reports\" in touchstone.json"
        .formatted(which, found(config, failure));
  }

  private static String found(Config config, IOException failure) {
    for (Path at = config.reports(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at)) {
        return Files.isWritable(at)
            ? inside(config, failure)
            : "%s is a folder that may not be written to".formatted(shown(config, at));
      } else if (Files.isSymbolicLink(at) && !Files.exists(at)) {
        return shown(config, at) + " is a link to what does not exist";
      } else if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
        return shown(config, at) + " is no folder";
      }
    }
    return inside(config, failure);
  }

  /** The words of the file system, without the way to the root. */
  private static String inside(Config config, IOException failure) {
    return String.valueOf(WriteFault.words(failure)).replace(config.root() + File.separator, "");
  }

  private static String shown(Config config, Path path) {
    Path shown = path.startsWith(config.root()) ? config.root().relativize(path) : path;
    String text = shown.toString().replace('\\', '/');
    return text.isEmpty() ? "." : text;
  }
}
