package io.touchstone.verify;

import io.touchstone.config.Config;
import io.touchstone.json.AtomicFile;
import io.touchstone.stress.Keeper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** What shows divergences again, at {@code reports/stress/<path of the case>}. */
final class ReplayFiles implements Keeper {
  private final Path root;
  private final Path folder;

  ReplayFiles(Config config) {
    this.root = config.root();
    this.folder = config.reports().resolve("stress");
  }

  @Override
  public Optional<String> keep(String display, String text) {
    String name = display.replaceAll("^(\\.\\./)+", "").replaceAll("[^A-Za-z0-9._/-]", "_");
    Path file = folder.resolve(name.endsWith(".json") ? name : name + ".json").normalize();
    if (!file.startsWith(folder)) {
      file = folder.resolve("case.json");
    }
    try {
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
      return Optional.of(shown(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private String shown(Path file) {
    Path shown = file.startsWith(root) ? root.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }
}
