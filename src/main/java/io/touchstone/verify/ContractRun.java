package io.touchstone.verify;

import io.touchstone.config.Config;
import io.touchstone.contract.ContractFolder;
import io.touchstone.contract.ContractHistory;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.ContractSection;
import io.touchstone.finding.Severity;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import io.touchstone.vcs.GitRevision;
import io.touchstone.verdict.Baseline;
import io.touchstone.verdict.Gate;
import io.touchstone.verdict.GateReport;
import io.touchstone.verdict.Judge;
import io.touchstone.verdict.Policy;
import io.touchstone.verdict.RuleBook;
import io.touchstone.verdict.Waivers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The contracts of a project, and what the gate says of them. */
public final class ContractRun {
  private final Config config;
  private final Judge judge;
  private final RuleBook rules;
  private final LocalDate today;
  private final Released released;
  private final ProjectContracts contracts;

  /**
   * @param config names the folder, the policy and the limits
   * @param contracts those of the project
   * @param released what the contracts are held against
   * @param today decides which waivers still count
   */
  public ContractRun(
      Config config, ProjectContracts contracts, Released released, LocalDate today) {
    this.config = config;
    this.contracts = contracts;
    this.rules = RuleBook.standard();
    this.judge = new Judge(rules, config.strictContracts() ? Policy.STRICT : Policy.TOLERANT);
    this.released = released;
    this.today = today;
  }

  /** Judges single steps, without waivers. */
  public Judge judge() {
    return judge;
  }

  /** The contracts as they are now. */
  public ContractFolder folder() {
    return contracts.folder();
  }

  /**
   * The contracts that were released; empty where nothing is compared with.
   *
   * @throws JsonInputException where they cannot be had
   */
  public Optional<Baseline> baseline() {
    if (released instanceof Released.Folder old) {
      String display = display(old.path());
      if (!Files.isDirectory(old.path())) {
        throw new JsonInputException(display, null, "expected a folder with contracts, found none");
      }
      ContractFolder contracts = ContractFolder.read(old.path(), display, config.limits());
      return Optional.of(new Baseline(contracts, display));
    }
    if (released instanceof Released.Revision old) {
      GitRevision.Base base = old.exact() ? GitRevision.Base.EXACT : GitRevision.Base.MERGE_BASE;
      GitRevision revision = GitRevision.open(config.root(), old.revision(), base);
      SortedMap<String, byte[]> files =
          revision.files(config.contracts(), config.limits().maxBytes());
      ContractFolder contracts =
          ContractFolder.of(files, display(config.contracts()), config.limits());
      return Optional.of(new Baseline(contracts, revision.display()));
    }
    return Optional.empty();
  }

  /**
   * Checks all contracts, or some of them.
   *
   * @param ids of the contracts to check; empty for all
   */
  public RunReport check(List<String> ids) {
    List<Finding> findings = new ArrayList<>();
    ContractFolder chosen = chosen(ids, findings);
    GateReport report;
    try {
      Optional<Baseline> baseline = baseline().map(all -> only(ids, all));
      baseline.ifPresent(
          old -> old.contracts().faults().forEach(fault -> findings.add(odd(fault, old))));
      report = gate(findings).check(chosen, baseline);
    } catch (JsonInputException fault) {
      findings.add(Finding.of(fault));
      report = gate(findings).check(chosen, Optional.empty());
    }
    findings.addAll(ids.isEmpty() ? report.findings() : ofSome(report));
    return new RunReport(
        List.of(),
        List.of(),
        new ContractSection(report.contracts(), report.steps()),
        findings.stream().distinct().toList());
  }

  private Gate gate(List<Finding> findings) {
    return new Gate(judge, waivers(findings), today);
  }

  /** Waivers of contracts that were not looked at are not unused. */
  private static List<Finding> ofSome(GateReport report) {
    return report.findings().stream()
        .filter(finding -> !finding.rule().equals(Gate.UNUSED_WAIVER))
        .toList();
  }

  private ContractFolder chosen(List<String> ids, List<Finding> findings) {
    for (String id : ids) {
      if (folder().history(id).isEmpty()) {
        findings.add(
            Finding.of(
                Finding.MALFORMED,
                Severity.INVALID,
                Location.of(display(config.contracts())),
                "unknown contract %s; %s"
                    .formatted(
                        JsonText.quote(id), DidYouMean.among(folder().histories().keySet(), id))));
      }
    }
    return only(ids, folder());
  }

  private static Baseline only(List<String> ids, Baseline baseline) {
    return new Baseline(only(ids, baseline.contracts()), baseline.display());
  }

  private static ContractFolder only(List<String> ids, ContractFolder all) {
    if (ids.isEmpty()) {
      return all;
    }
    SortedMap<String, ContractHistory> some = new TreeMap<>(all.histories());
    some.keySet().retainAll(ids);
    List<JsonInputException> faults =
        all.faults().stream().filter(fault -> isOfSome(fault, ids)).toList();
    return new ContractFolder(some, faults, all.names());
  }

  /** A version that cannot be read hides the steps to it and from it. */
  private static boolean isOfSome(JsonInputException fault, List<String> ids) {
    String folder = Path.of(fault.source()).toAbsolutePath().getParent().getFileName().toString();
    return ids.contains(folder);
  }

  private static Finding odd(JsonInputException fault, Baseline baseline) {
    return Finding.of(
        "baseline-unreadable",
        Severity.WARNING,
        new Location(fault.source(), fault.position(), Optional.empty()),
        "at %s, not compared: %s".formatted(baseline.display(), fault.problem()));
  }

  private Waivers waivers(List<Finding> findings) {
    Path file = config.contracts().resolve(ContractFolder.WAIVERS);
    if (!Files.exists(file)) {
      return Waivers.NONE;
    }
    try {
      return Waivers.read(StrictJson.parse(file, display(file), config.limits()), rules);
    } catch (JsonInputException fault) {
      findings.add(Finding.of(fault));
      return Waivers.NONE;
    }
  }

  private String display(Path path) {
    return contracts.display(path);
  }
}
