package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.finding.RunReport;
import io.touchstone.verify.Selection;
import io.touchstone.verify.Session;
import io.touchstone.verify.StressMode;
import io.touchstone.verify.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code touchstone verify}: the main job. */
@Command(
    name = "verify",
    description = "Check all golden files and contracts, and stress the subjects for determinism.",
    footer = {
      "",
      "Writes reports/verify.json, reports/verify.md and reports/contracts/; actual outputs of",
      "mismatches go to reports/actual/. With PATH or --tag, contracts are left out.",
      "",
      "Examples:",
      "  touchstone verify                           everything",
      "  touchstone verify --no-stress               golden files and contracts only",
      "  touchstone verify golden/planner/case.json  one file",
      "  touchstone verify --tag unicode --verbose   files with a tag, a line for each"
    })
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin WorkspaceOptions workspace;
  @Mixin ContractOptions contracts;
  @Mixin ReportOptions shown;
  @Mixin FailOnOption failing;

  @Parameters(
      paramLabel = "PATH",
      description = "Only these golden files, or those below these folders.")
  List<Path> paths;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Only golden files with this tag; may be repeated.")
  List<String> tags;

  @Option(names = "--no-stress", description = "Leave out the determinism stress.")
  boolean noStress;

  @Option(names = "--quick", description = "A tenth of the stress.")
  boolean quick;

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Config config = contracts.configured(workspace.config());
    long start = System.nanoTime();
    RunReport report;
    try (Session session = workspace.open(config);
        ProgressBar progress = ProgressBar.on(console)) {
      StressMode stress = noStress ? StressMode.OFF : quick ? StressMode.QUICK : StressMode.FULL;
      Selection selection = workspace.selection(config, paths, tags);
      report =
          selection.isWhole()
              ? Verification.run(
                  session, selection, stress, contracts.run(config, session.contracts()), progress)
              : Verification.run(session, selection, stress, progress);
    }
    long nanos = System.nanoTime() - start;
    shown.print(report);
    ReportFiles.write(config, report, nanos);
    return failing.exitCode(report);
  }
}
