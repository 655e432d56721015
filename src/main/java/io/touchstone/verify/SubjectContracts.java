package io.touchstone.verify;

import io.touchstone.config.Config;
import io.touchstone.config.ConfigReader;
import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractFolder;
import io.touchstone.contract.ContractHistory;
import io.touchstone.contract.McpTools;
import io.touchstone.contract.Terms;
import io.touchstone.finding.Finding;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which contract a subject has: the one that {@code touchstone.json} names, or the one of the
 * subject's name. May be used from several threads.
 */
final class SubjectContracts {
  private final Config config;
  private final ProjectContracts contracts;
  private final Map<String, Found> bySubject = new ConcurrentHashMap<>();

  /**
   * What there is for one subject.
   *
   * @param check of the contract; empty where the subject has none that can be used
   * @param faults why the contract that it has cannot be used
   */
  private record Found(Optional<ContractCheck> check, List<Finding> faults) {
    static final Found NONE = new Found(Optional.empty(), List.of());

    static Found faulty(List<JsonInputException> faults) {
      return new Found(Optional.empty(), faults.stream().map(Finding::of).toList());
    }
  }

  SubjectContracts(Config config, ProjectContracts contracts) {
    this.config = config;
    this.contracts = contracts;
  }

  private ContractFolder folder() {
    return contracts.folder();
  }

  /** The newest contract of a subject, ready to hold golden files against. */
  Optional<ContractCheck> check(String subject) {
    return found(subject).check();
  }

  /** Why the contract of a subject cannot be used; nothing where it can, or where there is none. */
  List<Finding> faults(String subject) {
    return found(subject).faults();
  }

  private Found found(String subject) {
    return bySubject.computeIfAbsent(subject, this::find);
  }

  private Found find(String subject) {
    Optional<String> named = config.settings(subject).contract();
    // As the tools of a server are imported: files/read_file has the contract files.read_file.
    String id =
        named
            .filter(contract -> config.subjects().containsKey(subject))
            .orElseGet(() -> McpTools.id("", named.orElse(subject)));
    List<JsonInputException> faults =
        folder().faults().stream().filter(fault -> isAbout(fault, id, named)).toList();
    if (!faults.isEmpty()) {
      return Found.faulty(faults);
    }
    Optional<Contract> contract = folder().history(id).map(ContractHistory::current);
    if (contract.isPresent() && contract.get().terms() instanceof Terms.Behavior behavior) {
      return new Found(Optional.of(ContractCheck.of(contract.get(), behavior)), List.of());
    }
    return named.isEmpty()
        ? Found.NONE
        : Found.faulty(
            List.of(
                ConfigReader.fault(
                    config.root(),
                    FieldPath.of("subjects", subject, "contract"),
                    contract.map(SubjectContracts::misfit).orElseGet(() -> unknown(id)))));
  }

  /** A version that cannot be read may be the newest: no older one can stand for it. */
  private boolean isAbout(JsonInputException fault, String id, Optional<String> named) {
    String display = contracts.display();
    String place = display + "/" + id;
    return fault.source().equals(place)
        || fault.source().startsWith(place + "/")
        || (named.isPresent() && fault.source().equals(display));
  }

  private static String misfit(Contract contract) {
    return "expected the contract of a skill or a planner, found that of a %s, %s"
        .formatted(contract.kind().word(), contract);
  }

  private String unknown(String id) {
    return "unknown contract %s, no file lies in %s/%s; %s"
        .formatted(
            JsonText.quote(id),
            contracts.display(),
            id,
            DidYouMean.among(folder().histories().keySet(), id));
  }
}
