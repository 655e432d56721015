package io.touchstone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code touchstone contract}: what can be done with contracts. */
@Command(
    name = "contract",
    description = "List, check, compare and import contracts.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ContractListCommand.class,
      ContractCheckCommand.class,
      ContractDiffCommand.class,
      ContractBumpCommand.class,
      ContractExplainCommand.class,
      ContractImportCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  touchstone contract check                      whether each version says what it changes",
      "  touchstone contract check --against main       and whether a released one was touched",
      "  touchstone contract diff old.json new.json     what moved, and which bump it needs",
      "  touchstone contract bump acme.search           the smallest honest version",
      "  touchstone contract explain input-closed       what a rule means",
      "  touchstone contract import mcp tools.json --version 1.0.0 --out contracts"
    })
final class ContractCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw Complaints.commandMissing(spec);
  }
}
