package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.finding.RunReport;
import io.touchstone.verify.MergeRun;
import io.touchstone.verify.Selection;
import io.touchstone.verify.Session;
import io.touchstone.verify.StressMode;
import io.touchstone.verify.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code touchstone verify}: the main job. */
@Command(
    name = "verify",
    description = "Check all golden files and contracts, and stress the subjects for determinism.",
    footer = {
      "",
      "Writes reports/verify.json, reports/verify.md and reports/contracts/; actual outputs of",
      "mismatches go to reports/actual/. With PATH, --tag or --changed-since, contracts are left",
      "out. Of shards, the first checks the contracts; --merge joins the reports of all shards into",
      "the report of one run.",
      "",
      "Examples:",
      "  touchstone verify                           everything",
      "  touchstone verify --no-stress               golden files and contracts only",
      "  touchstone verify golden/planner/case.json  one file",
      "  touchstone verify --tag unicode --verbose   files with a tag, a line for each",
      "  touchstone verify --changed-since main      what this branch changed",
      "  touchstone verify --shard 1/3 --reports r1  a third of it, for one of three machines",
      "  touchstone verify --merge r1 r2 r3          the three as one"
    })
final class VerifyCommand implements Callable<Integer> {
  /** All that --merge can have beside it, since it runs nothing. */
  private static final Set<String> WITH_MERGE =
      Set.of("--merge", "--reports", "--fail-on", "--verbose", "--format");

  private final Console console;

  @Spec CommandSpec spec;

  @Mixin WorkspaceOptions workspace;
  @Mixin FilterOptions filters;
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

  @Option(
      names = "--merge",
      arity = "1..*",
      paramLabel = "DIR",
      description =
          "Run nothing, but join the reports that all shards of a run wrote to these folders.")
  List<Path> merge;

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    Config config = merge == null ? contracts.configured(workspace.config()) : workspace.config();
    RunReport report = merge == null ? run(config) : merged(config);
    long nanos = System.nanoTime() - start;
    shown.print(report);
    ReportFiles.write(config, report, nanos);
    return failing.exitCode(report);
  }

  private RunReport run(Config config) {
    try (Session session = workspace.open(config);
        ProgressBar progress = ProgressBar.on(console)) {
      StressMode stress = noStress ? StressMode.OFF : quick ? StressMode.QUICK : StressMode.FULL;
      Selection selection = filters.narrow(workspace.selection(config, paths, tags));
      return selection.isWhole()
          ? Verification.run(
              session, selection, stress, contracts.run(config, session.contracts()), progress)
          : Verification.run(session, selection, stress, progress);
    }
  }

  private RunReport merged(Config config) throws IOException {
    spec.commandLine().getParseResult().matchedOptions().stream()
        .map(option -> option.longestName())
        .filter(name -> !WITH_MERGE.contains(name))
        .findFirst()
        .ifPresent(name -> refuseWithMerge(name));
    if (paths != null) {
      refuseWithMerge(paths.get(0).toString());
    }
    return new MergeRun(config).merge(merge.stream().map(workspace::absolute).toList());
  }

  private void refuseWithMerge(String found) {
    throw new ParameterException(
        spec.commandLine(),
        "expected nothing that selects or changes a run beside --merge, which only joins reports, found "
            + found);
  }
}
