package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.schema.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The official JSON-Schema-Test-Suite, each of its tests judged in every {@link SuiteWay}. Takes
 * the folder of the suite. Exit code 1 when the engine is wrong anywhere; 2 on bad usage.
 */
public final class SchemaSuite {
  /** Formats and encodings annotate; whoever asserts them gives other answers. */
  private static final List<String> ASSERTIONS =
      List.of("optional/format/", "optional/format-assertion.json", "optional/content.json");

  private static final String REMOTE = "http://localhost:1234/";

  private SchemaSuite() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 1 || !Files.isDirectory(Path.of(args[0], "tests"))) {
      System.err.println(
          "expected -Dsuite=FOLDER, with the folders tests and remotes below it; found "
              + List.of(args));
      System.exit(2);
    }
    Path suite = Path.of(args[0]);
    Map<String, JsonNode> remotes = remotes(suite.resolve("remotes"));
    SuiteTally tally = new SuiteTally();
    for (Dialect dialect : Dialect.values()) {
      run(suite.resolve("tests").resolve(dialect.word()), dialect, remotes, tally);
    }
    tally.finish();
    System.exit(tally.isRight() ? 0 : 1);
  }

  private static void run(
      Path folder, Dialect dialect, Map<String, JsonNode> remotes, SuiteTally tally)
      throws IOException {
    for (String name : names(folder)) {
      if (ASSERTIONS.stream().noneMatch(name::startsWith)) {
        for (JsonNode group : read(folder, name)) {
          SuiteCase.ofGroup(dialect, name, group, remotes).forEach(tally::add);
        }
      }
    }
    tally.print(dialect);
  }

  /** The documents that the tests refer to, by the addresses at which the tests expect them. */
  private static Map<String, JsonNode> remotes(Path folder) throws IOException {
    Map<String, JsonNode> remotes = new TreeMap<>();
    for (String name : names(folder)) {
      remotes.put(REMOTE + name, read(folder, name));
    }
    return remotes;
  }

  private static JsonNode read(Path folder, String name) {
    return StrictJson.parse(folder.resolve(name), name, JsonLimits.DEFAULT).root();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    }
  }
}
