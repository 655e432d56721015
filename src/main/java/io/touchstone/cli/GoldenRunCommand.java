package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.Severity;
import io.touchstone.verify.Session;
import io.touchstone.verify.StressMode;
import io.touchstone.verify.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code touchstone golden run}: the golden files alone, without stress and without reports. */
@Command(
    name = "run",
    description = "Run golden files, without stress and without report files.",
    footer = {"", "Example:", "  touchstone golden run golden/planner --verbose"})
final class GoldenRunCommand implements Callable<Integer> {
  private final Console console;

  @Mixin WorkspaceOptions workspace;
  @Mixin ReportOptions shown;

  @Parameters(
      paramLabel = "PATH",
      description = "Only these golden files, or those below these folders.")
  List<Path> paths;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Only golden files with this tag; may be repeated.")
  List<String> tags;

  GoldenRunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Config config = workspace.config();
    RunReport report;
    try (Session session = workspace.open(config);
        ProgressBar progress = ProgressBar.on(console)) {
      report =
          Verification.run(
              session, workspace.selection(config, paths, tags), StressMode.OFF, progress);
    }
    shown.print(report);
    return report.exitCode(Severity.ERROR);
  }
}
