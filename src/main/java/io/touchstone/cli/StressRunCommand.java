package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.finding.Location;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.Severity;
import io.touchstone.report.StressText;
import io.touchstone.stress.StressTarget;
import io.touchstone.verify.Session;
import io.touchstone.verify.StressRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
      "  touchstone stress run planner --input goal.json --quick",
      "  touchstone stress run planner --generate 500      inputs made from its contract"
    })
final class StressRunCommand implements Callable<Integer> {
  private static final int MOST_GENERATED = 1_000_000;

  private final Console console;
  private final StringBuilder generated = new StringBuilder();

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
      names = "--generate",
      paramLabel = "N",
      description = {
        "So many inputs made from the subject's contract instead, and a fifth as many that the"
            + " contract does not allow."
      })
  Integer generate;

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
    refuseTwoSources();
    RunReport report;
    try (Session session = workspace.open(config);
        ProgressBar progress = ProgressBar.on(console)) {
      if (!session.subjects().has(subject)) {
        throw new ParameterException(spec.commandLine(), session.subjects().unknown(subject));
      }
      report = run(config, session, new StressRun(session, subject, quick, progress));
    }
    if (shown.format == OutputFormat.TERMINAL) {
      console.out().print(generated);
      console.out().print(StressText.of(report));
    }
    shown.print(report);
    return report.exitCode(Severity.ERROR);
  }

  private void refuseTwoSources() {
    long sources = Stream.of(inputs, paths, generate).filter(Objects::nonNull).count();
    if (sources > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "expected one source of inputs, found several of golden files, --input and --generate; leave all but one out");
    }
    if (generate != null && (generate < 1 || generate > MOST_GENERATED)) {
      throw new ParameterException(
          spec.commandLine(),
          "expected a number from 1 to %d for --generate, found %d"
              .formatted(MOST_GENERATED, generate));
    }
  }

  private RunReport run(Config config, Session session, StressRun run) throws IOException {
    if (inputs != null) {
      return run.inputs(targets(config));
    }
    if (generate == null) {
      return run.goldens(workspace.selection(config, paths, List.of()));
    }
    try {
      long seed = workspace.seed == null ? 0 : workspace.seed;
      return run.generated(
          generate, seed, line -> generated.append("  ").append(line).append('\n'));
    } catch (IllegalArgumentException noContract) {
      throw new ParameterException(spec.commandLine(), noContract.getMessage());
    }
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
