package io.touchstone.verify;

import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.Part;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.report.JsonReportReader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one shard of a run left behind.
 *
 * @param folder its reports folder
 * @param display its report, as messages name it
 * @param report what it found
 * @param part which shard it is
 */
record ShardReport(Path folder, String display, RunReport report, Part part) {
  /** The report of each run for programs, in its reports folder. */
  private static final String FILE = "verify.json";

  /** It was written here, so only what no program could hold is too much. */
  private static final JsonLimits LIMITS =
      new JsonLimits(JsonLimits.MOST_BYTES, JsonLimits.DEEPEST, JsonLimits.LONGEST_NUMBER);

  /**
   * Reads the report in a reports folder.
   *
   * @param display the folder as messages name it
   * @throws JsonInputException where there is none, or not that of a shard
   */
  static ShardReport read(Path folder, String display) {
    if (!Files.isDirectory(folder)) {
      throw new JsonInputException(
          display,
          null,
          "expected the reports folder of a shard, found "
              + (Files.exists(folder) ? "a file" : "nothing"));
    }
    String name = display + "/" + FILE;
    if (!Files.exists(folder.resolve(FILE))) {
      throw new JsonInputException(
          name,
          null,
          "expected the report of a shard, found no file; write it with: touchstone verify --shard I/N --reports "
              + display);
    }
    RunReport report = JsonReportReader.read(StrictJson.parse(folder.resolve(FILE), name, LIMITS));
    Part part =
        report
            .part()
            .orElseThrow(
                () ->
                    new JsonInputException(
                        name,
                        null,
                        "expected the report of a shard, found that of a whole run, which needs no merging"));
    return new ShardReport(folder, name, report, part);
  }
}
