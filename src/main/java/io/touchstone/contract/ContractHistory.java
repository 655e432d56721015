package io.touchstone.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All versions of one contract.
 *
 * @param id whose
 * @param versions oldest first, at least one
 */
public record ContractHistory(String id, List<Contract> versions) {
  public ContractHistory {
    versions = versions.stream().sorted(Comparator.comparing(Contract::version)).toList();
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("no version of " + id);
    }
  }

  /** The versions that are no pre-releases, oldest first. */
  public List<Contract> releases() {
    return versions.stream().filter(contract -> !contract.version().isPreRelease()).toList();
  }

  public Contract newest() {
    return versions.get(versions.size() - 1);
  }

  /** The newest release; the newest version where there is no release yet. */
  public Contract current() {
    List<Contract> releases = releases();
    return releases.isEmpty() ? newest() : releases.get(releases.size() - 1);
  }

  /** The contract of just this version. */
  public Optional<Contract> version(SemVer version) {
    return versions.stream().filter(contract -> contract.version().equals(version)).findFirst();
  }

  /** The newest contract that serves a caller. */
  public Optional<Contract> serving(SemVer asked, Calling calling) {
    return versions.stream()
        .filter(contract -> calling.accepts(asked, contract.version()))
        .reduce((older, newer) -> newer);
  }
}
