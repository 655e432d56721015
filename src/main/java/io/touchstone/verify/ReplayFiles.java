package io.touchstone.verify;

import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.config.Config;
import io.touchstone.json.AtomicFile;
import io.touchstone.json.ContentHash;
import io.touchstone.stress.Keeper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What shows divergences again, at {@code reports/stress/<path of the case>}. */
final class ReplayFiles implements Keeper {
  /** What stands before the name of the file in the remedy of a divergence. */
  static final String COMMAND = "touchstone stress replay ";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._/-]*\\.json");

  private final Path root;
  private final Path folder;

  ReplayFiles(Config config) {
    this.root = config.root();
    this.folder = config.reports().resolve("stress");
  }

  @Override
  public Kept keep(String display, String text) {
    Path file = folder.resolve(name(display)).normalize();
    try {
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
      return Kept.at(shown(file));
    } catch (IOException e) {
      return Kept.not("%s cannot be written: %s".formatted(shown(file), WriteFault.words(e)));
    }
  }

  /** The case's own name where that is a plain one below the root; else with a hash, to tell it. */
  static String name(String display) {
    boolean plain = PLAIN.matcher(display).matches() && !display.contains("..");
    if (plain) {
      return display;
    }
    String word = display.replaceAll(".*/", "").replaceAll("[^A-Za-z0-9_-]", "_");
    String hash = ContentHash.of(TextNode.valueOf(display)).hex().substring(0, 8);
    return "other/%s-%s.json".formatted(word, hash);
  }

  /** The file of this name as a command line names it. */
  String shown(String name) {
    return shown(folder.resolve(name).normalize());
  }

  private String shown(Path file) {
    Path shown = file.startsWith(root) ? root.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }
}
