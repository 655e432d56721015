package io.touchstone.cli;

import io.touchstone.config.Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@code touchstone init} writes and shows. The texts lie beside the class, in {@code init}; a
 * test holds {@code docs/adopting.md} and the projects in {@code src/it} against them.
 *
 * @param version the version of Touchstone that they name
 */
record Snippets(String version) {
  /** Which build runs the golden files. */
  enum Build {
    MAVEN,
    GRADLE,
    /** The command line does. */
    NONE
  }

  private static final String INSTALL = "mvn -f .touchstone/pom.xml -DskipTests install";

  /** What a configuration begins with. */
  String configuration() {
    return read(Config.FILE);
  }

  /** A golden file that holds as it is. */
  String goldenFile() {
    return read("first.json");
  }

  /** For the dependencies of a Maven project. */
  String dependency() {
    return read("dependency.xml");
  }

  /** For the plugins of a Maven project. */
  String plugin() {
    return read("plugin.xml");
  }

  /** The class below which golden files are tests. */
  String marker() {
    return read("marker.java");
  }

  /** For {@code build.gradle.kts}. */
  String gradle() {
    return read("build.gradle.kts");
  }

  /** A workflow of GitHub Actions, in which Touchstone is built from its sources. */
  String github(Build build) {
    List<String> commands =
        switch (build) {
          case MAVEN -> List.of(INSTALL, "mvn verify");
          case GRADLE -> List.of(INSTALL, "./gradlew test");
          case NONE -> List.of(".touchstone/touchstone verify");
        };
    return read("github.yml")
        .replace(
            "@steps@",
            commands.stream()
                .map(command -> "      - run: " + command + "\n")
                .collect(Collectors.joining()));
  }

  private String read(String name) {
    try (InputStream text = Snippets.class.getResourceAsStream("init/" + name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).replace("@version@", version);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
