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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code touchstone golden run}: the golden files alone, without stress and without reports. */
@Command(
    name = "run",
    description = "Run golden files, without stress and without report files.",
    footer = {
      "",
      "Examples:",
      "  touchstone golden run golden/planner --verbose",
      "  touchstone golden run --subject planner-in-python golden/planner"
    })
final class GoldenRunCommand implements Callable<Integer> {
  private final Console console;

  @Mixin WorkspaceOptions workspace;
  @Mixin FilterOptions filters;
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

  @Option(
      names = "--subject",
      paramLabel = "OTHER",
      description = "Ask this subject in the place of each file's own: a second implementation.")
  String other;

  @Spec CommandSpec spec;

  GoldenRunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Config config = workspace.config();
    RunReport report;
    try (Session session = workspace.open(config, other);
        ProgressBar progress = ProgressBar.on(console)) {
      if (other != null && !session.subjects().has(other)) {
        throw new ParameterException(spec.commandLine(), session.subjects().unknown(other));
      }
      report =
          Verification.run(
              session,
              filters.narrow(workspace.selection(config, paths, tags)),
              StressMode.OFF,
              progress);
    }
    shown.print(report);
    return report.exitCode(Severity.ERROR);
  }
}
