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

/**
 * The actual outputs of mismatches, at {@code reports/actual/<path of the golden>}, for people and
 * for accepting.
 */
public final class ActualOutputs {
  private final Path folder;
  private final JsonLimits limits;

  ActualOutputs(Config config) {
    this.folder = config.reports().resolve("actual");
    this.limits = config.limits();
  }

  /** Writes the answer of a mismatch; removes what an earlier run left where there is none. */
  void keep(GoldenResult result) {
    Path file = at(folder, result.golden().source().display());
    try {
      if (result.answer() instanceof Answer.Returned returned && !result.matches()) {
        AtomicFile.write(file, JsonText.pretty(returned.value()).getBytes(StandardCharsets.UTF_8));
      } else {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new JsonInputException(
          file.toString(), null, "the actual output cannot be written: " + e.getMessage());
    }
  }

  /**
   * The actual output that a run left for a golden file in a folder such as {@code reports/actual}.
   *
   * @throws JsonInputException where the folder has none, or it is not JSON
   */
  public JsonNode of(GoldenSource golden, Path from) {
    Path byRoot = at(from, golden.display());
    Path file = Files.exists(byRoot) ? byRoot : at(from, golden.name());
    return StrictJson.parse(file, file.toString().replace('\\', '/'), limits).root();
  }

  private static Path at(Path folder, String display) {
    // A golden folder outside of the root is named with its own path, which must not lead out of
    // this one.
    Path inside = Path.of("/").resolve(display).normalize();
    return folder.resolve(Path.of("/").relativize(inside));
  }
}
