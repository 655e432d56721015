package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.config.ConfigReader;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a command works that asks no subject. */
final class ProjectRoot {
  private final Console console;

  @Option(names = "--reports", paramLabel = "DIR", description = "The folder for reports.")
  Path reports;

  ProjectRoot(Console console) {
    this.console = console;
  }

  Config config() {
    Config config = ConfigReader.read(ConfigReader.findRoot(console.here()));
    return reports == null
        ? config
        : config.withReports(console.here().resolve(reports).normalize());
  }
}
