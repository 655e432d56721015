package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.json.JsonText;
import io.touchstone.verify.Audit;
import io.touchstone.verify.AuditRun;
import io.touchstone.verify.Session;
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

/** {@code touchstone golden audit}: which golden files would let a change through. */
@Command(
    name = "audit",
    description =
        "Say which golden files pin too little: every value of the expected output is changed, and the file asked whether it would notice.",
    footer = {
      "",
      "Only what stays the same must be pinned: what the contract promises to repeat, or what was the same in a few calls"
          + " of a subject in this process. Fields that are ignored, declared volatile, or matched as ids and times are no weakness.",
      "",
      "Examples:",
      "  touchstone golden audit",
      "  touchstone golden audit golden/planner --min 80 --exit-code"
    })
final class GoldenAuditCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  @Mixin WorkspaceOptions workspace;

  @Parameters(
      paramLabel = "PATH",
      description = "Only these golden files, or those below these folders.")
  List<Path> paths;

  @Option(
      names = "--min",
      paramLabel = "PERCENT",
      defaultValue = "100",
      description =
          "How much of what stays the same a file must pin (default 100: what varies is left out already).")
  double min;

  @Option(names = "--exit-code", description = "Exit with 1 where a file is weak.")
  boolean exitCode;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default) or json.")
  PlanFormat format;

  GoldenAuditCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!(min >= 0 && min <= 100)) {
      throw new ParameterException(
          spec.commandLine(), "--min: expected a percentage from 0 to 100, found " + min);
    }
    Config config = workspace.config();
    AuditRun.Result result;
    try (Session session = workspace.open(config);
        ProgressBar progress = ProgressBar.on(console)) {
      result = new AuditRun(session, progress).run(workspace.selection(config, paths, List.of()));
    }
    List<Audit> weak = result.audits().stream().filter(audit -> audit.isWeak(min)).toList();
    if (format == PlanFormat.JSON) {
      console.out().print(JsonText.pretty(AuditText.json(result.audits(), min)));
    } else {
      weak.forEach(audit -> console.out().print(AuditText.of(audit)));
      result.audits().forEach(audit -> console.out().print(AuditText.hint(audit)));
      if (!result.audits().isEmpty()) {
        console.out().println(AuditText.summary(result.audits(), weak));
      }
    }
    result.faults().forEach(console::complain);
    if (!result.faults().isEmpty()) {
      return Main.BAD_INPUT;
    }
    return exitCode && !weak.isEmpty() ? 1 : 0;
  }
}
