package io.touchstone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.json.AtomicFile;
import io.touchstone.json.JsonText;
import io.touchstone.report.JsonReport;
import io.touchstone.report.MarkdownReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The files that a run leaves behind. Only the timings differ from run to run. */
final class ReportFiles {
  private ReportFiles() {}

  static void write(Path folder, RunReport report, long nanos) throws IOException {
    write(folder.resolve("verify.json"), new JsonReport().render(report));
    write(folder.resolve("verify.md"), new MarkdownReport().render(report));
    ObjectNode timings = JsonNodeFactory.instance.objectNode();
    timings.put("wall_ms", nanos / 1_000_000);
    timings.put("goldens", report.goldens().size());
    timings.put("stress_calls", report.stress().stream().mapToInt(StressSection::granted).sum());
    write(folder.resolve("timings.json"), JsonText.pretty(timings));
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
