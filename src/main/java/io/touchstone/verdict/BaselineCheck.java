package io.touchstone.verdict;

import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractFolder;
import io.touchstone.contract.ContractHistory;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds a folder against what was released: a release never changes and never vanishes. */
final class BaselineCheck {
  static final String REMOVED = "contract-removed";
  private static final String ADDED = "contract-added";

  private final ContractFolder folder;
  private final Baseline released;

  /**
   * A release that is gone.
   *
   * @param contract whose
   * @param path its version, or empty for all of them
   * @param versions what was released
   * @param file where it was
   * @param display the baseline as messages name it
   */
  record Vanished(String contract, String path, String versions, String file, String display) {
    Finding finding(LocalDate today) {
      String what = path.isEmpty() ? contract : contract + " " + path;
      return new Finding(
          REMOVED,
          Severity.ERROR,
          Location.of(file),
          "%s is gone, and was released at %s (%s); callers may count on it"
              .formatted(what, display, versions),
          Optional.empty(),
          Optional.empty(),
          Optional.of(
              "restore the file, or waive it in waivers.json with: "
                  + Waivers.paste(contract, path, REMOVED, today)));
    }
  }

  BaselineCheck(ContractFolder folder, Baseline released) {
    this.folder = folder;
    this.released = released;
  }

  private List<Contract> releases(ContractHistory history) {
    return history.releases();
  }

  /** Releases that say something else now. */
  List<Gate.Pair> changed() {
    List<Gate.Pair> changed = new ArrayList<>();
    for (ContractHistory history : released.contracts().histories().values()) {
      for (Contract old : releases(history)) {
        folder
            .history(old.id())
            .flatMap(now -> now.version(old.version()))
            .filter(now -> !now.saysTheSameAs(old))
            .ifPresent(now -> changed.add(new Gate.Pair(old, now)));
      }
    }
    return changed;
  }

  List<Vanished> vanished() {
    List<Vanished> vanished = new ArrayList<>();
    for (ContractHistory history : released.contracts().histories().values()) {
      List<Contract> gone =
          releases(history).stream().filter(contract -> !folder.hasFileOf(contract)).toList();
      boolean all = !gone.isEmpty() && gone.size() == releases(history).size();
      if (all && folder.history(history.id()).isEmpty()) {
        String versions =
            String.join(", ", gone.stream().map(one -> one.version().toString()).toList());
        vanished.add(vanished(gone.get(0), "", versions));
      } else {
        gone.forEach(
            one -> vanished.add(vanished(one, one.version().toString(), one.version().toString())));
      }
    }
    return vanished;
  }

  private Vanished vanished(Contract contract, String path, String versions) {
    return new Vanished(
        contract.id(), path, versions, contract.document().source(), released.display());
  }

  /** Contracts that are new. */
  List<Finding> added() {
    return folder.histories().values().stream()
        .filter(history -> released.contracts().history(history.id()).isEmpty())
        .map(ContractHistory::newest)
        .map(
            contract ->
                Finding.of(
                    ADDED,
                    Severity.INFO,
                    Location.of(contract.document().source()),
                    contract + " is new since " + released.display()))
        .toList();
  }
}
