package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.config.ConfigReader;
import io.touchstone.verify.Selection;
import io.touchstone.verify.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/**
 * The options of all commands that work in a project. The root is found by walking up to {@code
 * touchstone.json}.
 */
final class WorkspaceOptions {
  private final Console console;

  @Option(names = "--golden", paramLabel = "DIR", description = "The folder with the golden files.")
  Path golden;

  @Option(names = "--reports", paramLabel = "DIR", description = "The folder for reports.")
  Path reports;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of all randomness; otherwise each case has its own.")
  Long seed;

  WorkspaceOptions(Console console) {
    this.console = console;
  }

  Config config() {
    Config config = ConfigReader.read(ConfigReader.findRoot(console.here()));
    return reports == null ? config : config.withReports(absolute(reports));
  }

  Session open(Config config) {
    return open(config, null);
  }

  /**
   * @param other the subject that is asked in the place of all others; null for each its own
   */
  Session open(Config config, String other) {
    return new Session(
        config,
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        console.clock(),
        console.environment()::get,
        Optional.ofNullable(other));
  }

  Path goldenFolder(Config config) {
    return golden == null ? config.golden() : named(golden, config);
  }

  Selection selection(Config config, List<Path> paths, List<String> tags) {
    List<Path> chosen =
        paths == null ? List.of() : paths.stream().map(path -> named(path, config)).toList();
    return new Selection(goldenFolder(config), chosen, tags == null ? List.of() : tags);
  }

  /** From the working directory, or else from the root: so messages name files. */
  private Path named(Path path, Config config) {
    Path fromHere = absolute(path);
    Path fromRoot = config.root().resolve(path).normalize();
    return !Files.exists(fromHere) && Files.exists(fromRoot) ? fromRoot : fromHere;
  }

  Path absolute(Path path) {
    return console.here().resolve(path).normalize();
  }
}
