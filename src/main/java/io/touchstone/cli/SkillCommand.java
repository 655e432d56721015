package io.touchstone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code touchstone skill}: the shipped skills. */
@Command(
    name = "skill",
    description = "See what the shipped skills do and promise.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SkillListCommand.class, SkillDescribeCommand.class},
    footer = {"", "Examples:", "  touchstone skill list", "  touchstone skill describe skill.echo"})
final class SkillCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw Complaints.commandMissing(spec);
  }
}
