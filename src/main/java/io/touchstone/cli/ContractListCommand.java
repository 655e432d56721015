package io.touchstone.cli;

import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractFolder;
import io.touchstone.json.JsonInputException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code touchstone contract list}: which contracts there are. */
@Command(
    name = "list",
    description = "List contracts: id, version, kind, description; a line each, with tabs between.",
    footer = {"", "Example:", "  touchstone contract list | cut -f1,2"})
final class ContractListCommand implements Callable<Integer> {
  private final Console console;

  @Mixin ProjectRoot project;
  @Mixin ContractOptions options;

  ContractListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ContractFolder folder = options.run(project.config()).folder();
    for (JsonInputException fault : folder.faults()) {
      console.complain(fault.getMessage());
    }
    for (Contract contract : folder.contracts()) {
      String description =
          contract
              .member("description")
              .map(text -> text.asText().replaceAll("\\s+", " "))
              .orElse("");
      console
          .out()
          .println(
              String.join(
                  "\t",
                  contract.id(),
                  contract.version().toString(),
                  contract.kind().word(),
                  description));
    }
    return folder.faults().isEmpty() ? 0 : Main.BAD_INPUT;
  }
}
