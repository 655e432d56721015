package io.touchstone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code touchstone contract import}: contracts of what is described elsewhere. */
@Command(
    name = "import",
    description = "Make contracts of what is described in another format.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ContractImportMcpCommand.class,
    footer = {
      "",
      "Examples:",
      "  touchstone contract import mcp --server files --out contracts",
      "  touchstone contract import mcp tools.json --version 1.0.0 --out contracts"
    })
final class ContractImportCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw Complaints.commandMissing(spec);
  }
}
