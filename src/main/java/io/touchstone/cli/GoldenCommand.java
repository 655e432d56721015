package io.touchstone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code touchstone golden}: what can be done with golden files. */
@Command(
    name = "golden",
    description =
        "Make, record, run, list and accept golden files, and find out what they should pin.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      GoldenNewCommand.class,
      GoldenRecordCommand.class,
      GoldenRunCommand.class,
      GoldenListCommand.class,
      GoldenAcceptCommand.class,
      GoldenReviewCommand.class,
      GoldenAuditCommand.class,
      GoldenInferCommand.class,
      GoldenLintCommand.class,
      GoldenPruneCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  touchstone golden new planner my_case --input goal.json",
      "  touchstone golden record golden/planner/my_case.json",
      "  touchstone golden run golden/planner",
      "  touchstone golden list",
      "  touchstone golden accept golden/planner/my_case.json",
      "  touchstone golden review",
      "  touchstone golden audit",
      "  touchstone golden infer golden/planner/my_case.json",
      "  touchstone golden lint",
      "  touchstone golden prune"
    })
final class GoldenCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw Complaints.commandMissing(spec);
  }
}
