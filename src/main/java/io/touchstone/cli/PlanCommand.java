package io.touchstone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code touchstone plan}: the reference planner. */
@Command(
    name = "plan",
    description = "Make plans with the reference planner.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = PlanCreateCommand.class,
    footer = {"", "Example:", "  touchstone plan create --input goal.json"})
final class PlanCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw Complaints.commandMissing(spec);
  }
}
