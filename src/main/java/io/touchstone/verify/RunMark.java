package io.touchstone.verify;

import io.touchstone.config.Config;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.ContentHash;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What all shards of one run have in common, and shards of no other run: a hash of the
 * configuration, of what was asked for, and of every golden file that any shard has. How lines end
 * does not count, so that shards may run on different systems.
 */
final class RunMark {
  private final Session session;
  private final StringBuilder lines = new StringBuilder();

  private RunMark(Session session) {
    this.session = session;
  }

  /**
   * The mark, in 64 hexadecimal digits.
   *
   * @param sources the golden files of all shards
   */
  static String of(
      Session session, Selection selection, StressMode stress, List<GoldenSource> sources) {
    RunMark mark = new RunMark(session);
    mark.add(
        "selection", session.display(selection.folder()), selection.since().orElse("everything"));
    selection.paths().stream().sorted().forEach(path -> mark.add("path", session.display(path)));
    selection.tags().stream().sorted().forEach(tag -> mark.add("tag", tag));
    mark.add("stress", stress.name(), session.seed().toString());
    Path config = session.config().root().resolve(Config.FILE);
    if (Files.exists(config)) {
      mark.add("configuration", mark.hash(config, Config.FILE));
    }
    sources.forEach(
        source -> mark.add("golden", source.name(), mark.hash(source.path(), source.display())));
    return ContentHash.ofBytes(mark.lines.toString().getBytes(StandardCharsets.UTF_8)).hex();
  }

  private void add(String... words) {
    for (String word : words) {
      lines.append(JsonText.quote(word)).append(' ');
    }
    lines.append('\n');
  }

  private String hash(Path file, String display) {
    try {
      byte[] text = StrictJson.bytes(file, display, session.config().limits());
      return ContentHash.ofBytes(ChangedFiles.withoutReturns(text)).hex();
    } catch (JsonInputException unreadable) {
      return "unreadable";
    }
  }
}
