package io.touchstone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code touchstone plan}: plans, from the goal to the replay. */
@Command(
    name = "plan",
    description = "Make plans, run them, and replay what was run.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {PlanCreateCommand.class, PlanRunCommand.class, PlanReplayCommand.class},
    footer = {
      "",
      "Examples:",
      "  touchstone plan create --goal \"echo hello\"",
      "  touchstone plan run --goal \"analyze user data\" --trace trace.json",
      "  touchstone plan replay trace.json"
    })
final class PlanCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw Complaints.commandMissing(spec);
  }
}
