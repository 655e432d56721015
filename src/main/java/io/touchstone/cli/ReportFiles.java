package io.touchstone.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.config.Config;
import io.touchstone.finding.ContractStep;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.json.AtomicFile;
import io.touchstone.json.JsonText;
import io.touchstone.report.ContractStepJson;
import io.touchstone.report.ContractStepMarkdown;
import io.touchstone.report.JsonReport;
import io.touchstone.report.MarkdownReport;
import io.touchstone.verify.ReportsFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that a run leaves behind. Only the timings differ from run to run. */
final class ReportFiles {
  private ReportFiles() {}

  /**
   * Writes the reports of a verification.
   *
   * @throws io.touchstone.json.JsonInputException where the reports folder does not let it
   */
  static void write(Config config, RunReport report, long nanos) {
    try {
      write(config.reports(), report, nanos);
    } catch (IOException e) {
      throw ReportsFault.of(config, e);
    }
  }

  private static void write(Path folder, RunReport report, long nanos) throws IOException {
    write(folder.resolve("verify.json"), new JsonReport().render(report));
    write(folder.resolve("verify.md"), new MarkdownReport().render(report));
    writeContracts(folder, report);
    ObjectNode timings = JsonNodeFactory.instance.objectNode();
    timings.put("wall_ms", nanos / 1_000_000);
    timings.put("goldens", report.goldens().size());
    timings.put("contract_steps", report.contracts().steps().size());
    timings.put("stress_calls", report.stress().stream().mapToInt(StressSection::granted).sum());
    write(folder.resolve("timings.json"), JsonText.pretty(timings));
  }

  /**
   * For each contract the steps between its versions; what an earlier run left is removed.
   *
   * @throws io.touchstone.json.JsonInputException where the reports folder does not let it
   */
  static void writeContracts(Config config, RunReport report) {
    try {
      writeContracts(config.reports(), report);
    } catch (IOException e) {
      throw ReportsFault.of(config, e);
    }
  }

  private static void writeContracts(Path folder, RunReport report) throws IOException {
    Path contracts = folder.resolve("contracts");
    Map<String, List<ContractStep>> byContract =
        report.contracts().steps().stream()
            .collect(
                Collectors.groupingBy(ContractStep::contract, TreeMap::new, Collectors.toList()));
    removeOthers(contracts, byContract.keySet());
    for (Map.Entry<String, List<ContractStep>> entry : byContract.entrySet()) {
      ArrayNode steps = JsonNodeFactory.instance.arrayNode();
      StringBuilder markdown = new StringBuilder("# " + entry.getKey() + "\n");
      for (ContractStep step : entry.getValue()) {
        steps.add(ContractStepJson.of(step));
        markdown.append('\n').append(new ContractStepMarkdown(step).render());
      }
      write(contracts.resolve(entry.getKey() + ".json"), JsonText.pretty(steps));
      write(contracts.resolve(entry.getKey() + ".md"), markdown.toString());
    }
  }

  private static void removeOthers(Path folder, Set<String> ids) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        boolean ours = name.endsWith(".json") || name.endsWith(".md");
        if (ours && !ids.contains(name.substring(0, name.lastIndexOf('.')))) {
          Files.delete(file);
        }
      }
    }
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
