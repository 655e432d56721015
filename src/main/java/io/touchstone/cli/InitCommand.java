package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.config.ConfigReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code touchstone init}: the first files of a project, and what its build needs. */
@Command(
    name = "init",
    description = {
      "Begin a project: write touchstone.json and a first golden file, and show what a build needs.",
      "",
      "A file that is there already is kept as it is, and no build file is ever touched."
    },
    footer = {
      "",
      "Examples:",
      "  touchstone init                         in the folder of your project",
      "  touchstone init --with gradle           shows what a Gradle build needs",
      "  touchstone init --with none --ci github writes a workflow of GitHub Actions, too"
    })
final class InitCommand implements Callable<Integer> {
  /** Which service builds. */
  enum Service {
    GITHUB
  }

  private final Console console;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The folder of the project; made where there is none.")
  Path dir;

  @Option(
      names = "--with",
      paramLabel = "BUILD",
      description =
          "Which build to show: maven, gradle or none; otherwise the one that is there, or else maven.")
  Snippets.Build build;

  @Option(
      names = "--ci",
      paramLabel = "SERVICE",
      description = "Write a workflow, for github: .github/workflows/touchstone.yml.")
  Service service;

  InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path folder = console.here().resolve(dir).normalize();
    Snippets snippets = new Snippets(Main.Version.number());
    StarterFiles files = new StarterFiles(console.here(), folder, snippets);
    Optional<Snippets.Build> chosen = Optional.ofNullable(build).or(() -> present(folder));
    Snippets.Build inCi = chosen.orElse(Snippets.Build.NONE);
    try {
      files.project();
      if (service == Service.GITHUB) {
        files.workflow(inCi);
      }
    } finally {
      files.told().forEach(console.out()::println);
    }
    warnOfOuter(folder);
    StarterText text = new StarterText(snippets, console.out());
    text.check(folder.equals(console.here()) ? "" : dir.toString());
    switch (chosen.orElse(Snippets.Build.MAVEN)) {
      case MAVEN -> text.maven();
      case GRADLE -> text.gradle();
      case NONE -> {}
    }
    if (service == Service.GITHUB) {
      text.workflowWritten();
    } else {
      text.workflow(inCi);
    }
    return 0;
  }

  /** The build that the folder has already. */
  private static Optional<Snippets.Build> present(Path folder) {
    if (Files.exists(folder.resolve("pom.xml"))) {
      return Optional.of(Snippets.Build.MAVEN);
    }
    return Files.exists(folder.resolve("build.gradle"))
            || Files.exists(folder.resolve("build.gradle.kts"))
        ? Optional.of(Snippets.Build.GRADLE)
        : Optional.empty();
  }

  /** A project within a project is rarely meant. */
  private void warnOfOuter(Path folder) {
    Path parent = folder.getParent();
    if (parent != null) {
      Path outer = ConfigReader.findRoot(parent);
      if (Files.exists(outer.resolve(Config.FILE))) {
        console.complain(
            "there is a %s in %s as well; from here on the one in %s counts for what is below it"
                .formatted(Config.FILE, folder.relativize(outer), folder.getFileName()));
      }
    }
  }
}
