package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.config.Config;
import io.touchstone.golden.GoldenResult;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.AtomicFile;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The actual outputs of mismatches, at {@code reports/actual/<path of the golden>}, for people and
 * for accepting.
 */
final class ActualOutputs {
  private final Config config;
  private final Path root;
  private final Path folder;
  private final JsonLimits limits;

  ActualOutputs(Config config) {
    this.config = config;
    this.root = config.root();
    this.folder = config.reports().resolve("actual");
    this.limits = config.limits();
  }

  /**
   * Writes the answer of a mismatch; removes what an earlier run left where there is none.
   *
   * @throws JsonInputException where the file system does not let it
   */
  void keep(GoldenResult result) {
    GoldenSource golden = result.golden().source();
    if (result.answer() instanceof Answer.Returned returned && !result.passed()) {
      byte[] text = JsonText.pretty(returned.value()).getBytes(StandardCharsets.UTF_8);
      change(golden, () -> AtomicFile.write(file(golden), text));
    } else {
      forget(golden);
    }
  }

  /**
   * Removes what an earlier run left.
   *
   * @throws JsonInputException where the file system does not let it
   */
  void forget(GoldenSource golden) {
    if (Files.exists(folder)) {
      change(golden, () -> Files.deleteIfExists(file(golden)));
    }
  }

  private interface Change {
    void make() throws IOException;
  }

  private void change(GoldenSource golden, Change change) {
    try {
      change.make();
    } catch (IOException e) {
      throw new JsonInputException(
          golden.display(),
          null,
          "the actual output cannot be kept: " + ReportsFault.words(config, e));
    }
  }

  /** Where all actual outputs are. */
  Path folder() {
    return folder;
  }

  /** Where the actual output of a golden file is, if there is one. */
  Path file(GoldenSource golden) {
    return folder.resolve(inside(golden));
  }

  /**
   * The actual output that a run left for a golden file in a folder such as {@code reports/actual};
   * empty where it left none.
   *
   * @throws JsonInputException where it is not JSON
   */
  Optional<JsonNode> of(GoldenSource golden, Path from) {
    Path byRoot = from.resolve(inside(golden));
    Path file = Files.exists(byRoot) ? byRoot : from.resolve(golden.name());
    return Files.exists(file)
        ? Optional.of(StrictJson.parse(file, file.toString().replace('\\', '/'), limits).root())
        : Optional.empty();
  }

  /** Seen from the root; a golden folder beside the root without the way up to it. */
  private Path inside(GoldenSource golden) {
    Path way = root.relativize(golden.path().toAbsolutePath().normalize());
    while (way.startsWith("..")) {
      way = way.subpath(1, way.getNameCount());
    }
    return way;
  }
}
