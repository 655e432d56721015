package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.finding.Location;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.Severity;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonText;
import io.touchstone.report.StressText;
import io.touchstone.stress.StressTarget;
import io.touchstone.verify.Session;
import io.touchstone.verify.StressRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code touchstone stress run}: all that is known about determinism, done to one subject. */
@Command(
    name = "run",
    description = {
      "Ask a subject the same in every way that must not matter, and show the smallest input for"
          + " which it does."
    },
    footer = {
      "",
      "What shows a divergence again lies in reports/stress/. Exit code 1 when there is one.",
      "",
      "Examples:",
      "  touchstone stress run planner                     the inputs of its golden files",
      "  touchstone stress run planner golden/planner/a.json",
      "  touchstone stress run planner --input goal.json --quick"
    })
final class StressRunCommand implements Callable<Integer> {
  private final Console console;

  @Mixin WorkspaceOptions workspace;
  @Mixin ReportOptions shown;
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SUBJECT", description = "The subject's name.")
  String subject;

  @Parameters(
      index = "1..*",
      paramLabel = "PATH",
      description = "Only the inputs of these golden files, or of those below these folders.")
  List<Path> paths;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description =
          "An input instead of those of golden files, - for standard input; may be repeated.")
  List<String> inputs;

  @Option(
      names = "--quick",
      description = "Some seconds, inside this process only: a tenth of the calls.")
  boolean quick;

  StressRunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Config config = workspace.config();
    if (inputs != null && paths != null) {
      throw new ParameterException(
          spec.commandLine(), "expected --input or golden files, found both; leave one out");
    }
    RunReport report;
    try (Session session = workspace.open(config);
        ProgressBar progress = ProgressBar.on(console)) {
      if (!session.subjects().contains(subject)) {
        throw new ParameterException(
            spec.commandLine(),
            "unknown subject %s; %s"
                .formatted(JsonText.quote(subject), DidYouMean.among(session.subjects(), subject)));
      }
      StressRun run = new StressRun(session, subject, quick, progress);
      report =
          inputs == null
              ? run.goldens(workspace.selection(config, paths, List.of()))
              : run.inputs(targets(config));
    }
    if (shown.format == OutputFormat.TERMINAL) {
      console.out().print(StressText.of(report));
    }
    shown.print(report);
    return report.exitCode(Severity.ERROR);
  }

  private List<StressTarget> targets(Config config) throws IOException {
    List<StressTarget> targets = new ArrayList<>();
    for (String name : inputs) {
      NamedInput input = NamedInput.read(console, name, config.limits());
      targets.add(new StressTarget(input.source(), Location.of(input.source()), input.value()));
    }
    return targets;
  }
}
