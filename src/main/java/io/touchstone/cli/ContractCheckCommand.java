package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.finding.RunReport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  @Mixin ReportOptions shown;
  @Mixin FailOnOption failing;

  @Parameters(paramLabel = "ID", description = "Only these contracts.")
  List<String> ids;

  ContractCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Config config = project.config();
    RunReport report = options.run(config).check(ids == null ? List.of() : ids);
    shown.print(report);
    ReportFiles.writeContracts(config, report);
    return failing.exitCode(report);
  }
}
