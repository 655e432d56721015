package io.touchstone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code touchstone schema}: what can be said about JSON Schemas. */
@Command(
    name = "schema",
    description = "Compare JSON Schemas.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = SchemaCompareCommand.class,
    footer = {"", "Example:", "  touchstone schema compare old.json new.json"})
final class SchemaCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw Complaints.commandMissing(spec);
  }
}
