package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.finding.Finding;
import io.touchstone.finding.RunReport;
import io.touchstone.json.JsonText;
import io.touchstone.verify.LintRun;
import io.touchstone.verify.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code touchstone golden lint}: what in golden files will hardly do what it is for. */
@Command(
    name = "lint",
    description =
        "Look for golden files that assert nothing, pin what varies, hold secrets, ask what another asks, or whose subject is gone.",
    footer = {
      "",
      "No subject is asked. Secrets are errors and are never shown; everything else is a warning.",
      "",
      "Examples:",
      "  touchstone golden lint",
      "  touchstone golden lint golden/planner --fail-on warning"
    })
final class GoldenLintCommand implements Callable<Integer> {
  private final Console console;

  @Mixin WorkspaceOptions workspace;
  @Mixin FailOnOption failOn;

  @Parameters(
      paramLabel = "PATH",
      description = "Only these golden files, or those below these folders.")
  List<Path> paths;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default) or json.")
  PlanFormat format;

  GoldenLintCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Config config = workspace.config();
    RunReport report;
    try (Session session = workspace.open(config)) {
      report = new LintRun(session).run(workspace.selection(config, paths, List.of()));
    }
    if (format == PlanFormat.JSON) {
      console.out().print(JsonText.pretty(LintText.json(report)));
    } else {
      for (Finding finding : report.findings()) {
        console.out().print(LintText.of(finding));
      }
      console.out().println(LintText.summary(report));
    }
    return failOn.exitCode(report);
  }
}
