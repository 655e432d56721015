package io.touchstone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code touchstone stress}: the determinism lab. */
@Command(
    name = "stress",
    description = "Find out whether a subject answers the same every time, and show it again.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {StressRunCommand.class, StressReplayCommand.class},
    footer = {
      "",
      "Examples:",
      "  touchstone stress run planner",
      "  touchstone stress run planner --input goal.json --quick",
      "  touchstone stress replay reports/stress/golden/planner/case.json"
    })
final class StressCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw Complaints.commandMissing(spec);
  }
}
