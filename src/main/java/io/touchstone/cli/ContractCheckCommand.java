package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.Severity;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code touchstone contract check}: whether each version says what it changes. */
@Command(
    name = "check",
    description = {
      "Check that each version of a contract declares at least the bump that its changes need, and"
          + " that no released version was touched."
    },
    footer = {
      "",
      "Writes reports/contracts/<contract>.json and .md.",
      "",
      "Examples:",
      "  touchstone contract check                        the versions in the folder, one by one",
      "  touchstone contract check acme.search            one contract",
      "  touchstone contract check --against origin/main  and what was released there"
    })
final class ContractCheckCommand implements Callable<Integer> {
  private final Console console;

  @Mixin ProjectRoot project;
  @Mixin ContractOptions options;

  @Parameters(paramLabel = "ID", description = "Only these contracts.")
  List<String> ids;

  @Option(names = "--verbose", description = "A line for each step that is as declared, and notes.")
  boolean verbose;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "error",
      description = "The mildest finding that fails the run: info, warning or error (default).")
  Severity failOn;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "terminal",
      description = "What to print: terminal (default), json or markdown.")
  OutputFormat format;

  ContractCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Config config = project.config();
    RunReport report = options.run(config).check(ids == null ? List.of() : ids);
    console.out().print(format.of(verbose, console.color()).render(report));
    console.flush();
    ReportFiles.writeContracts(config.reports(), report);
    return report.exitCode(failOn);
  }
}
