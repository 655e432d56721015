package io.touchstone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code touchstone golden}: what can be done with golden files. */
@Command(
    name = "golden",
    description = "Make, run, list and accept golden files.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      GoldenNewCommand.class,
      GoldenRunCommand.class,
      GoldenListCommand.class,
      GoldenAcceptCommand.class
    })
final class GoldenCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing: new, run, list or accept");
  }
}
