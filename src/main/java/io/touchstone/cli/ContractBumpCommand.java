package io.touchstone.cli;

import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractHistory;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.verdict.Baseline;
import io.touchstone.verdict.Verdict;
import io.touchstone.verify.ContractRun;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code touchstone contract bump}: the smallest honest version. */
@Command(
    name = "bump",
    description = {
      "Print the smallest version that the newest file of a contract can honestly have: after the"
          + " release before it, or with --against after the newest one that was released."
    },
    footer = {
      "",
      "Examples:",
      "  touchstone contract bump acme.search",
      "  touchstone contract bump acme.search --against main"
    })
final class ContractBumpCommand implements Callable<Integer> {
  private final Console console;

  @Mixin ProjectRoot project;
  @Mixin ContractOptions options;

  @Parameters(paramLabel = "ID", description = "The contract.")
  String id;

  ContractBumpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ContractRun run = options.run(project.config());
    run.folder().faults().forEach(fault -> console.complain(fault.getMessage()));
    ContractHistory history = run.folder().history(id).orElseThrow(() -> unknown(run));
    Contract newest = history.newest();
    Optional<Contract> before = before(run, history, newest);
    if (before.isEmpty()) {
      console.out().println(newest.version().release());
      return 0;
    }
    Verdict verdict = run.judge().judge(before.get(), newest);
    console.out().println(verdict.required().after(before.get().version()));
    return run.folder().faults().isEmpty() ? 0 : Main.BAD_INPUT;
  }

  private static Optional<Contract> before(
      ContractRun run, ContractHistory history, Contract newest) {
    Optional<Baseline> baseline = run.baseline();
    List<Contract> releases =
        baseline.isPresent()
            ? baseline
                .flatMap(released -> released.contracts().history(history.id()))
                .map(ContractHistory::releases)
                .orElse(List.of())
            : history.releases();
    return releases.stream()
        .filter(
            release -> baseline.isPresent() || release.version().compareTo(newest.version()) < 0)
        .reduce((older, newer) -> newer);
  }

  private JsonInputException unknown(ContractRun run) {
    return new JsonInputException(
        "contract bump",
        null,
        "unknown contract %s; %s"
            .formatted(
                JsonText.quote(id), DidYouMean.among(run.folder().histories().keySet(), id)));
  }
}
