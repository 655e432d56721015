package io.touchstone.verdict;

import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractFolder;
import io.touchstone.contract.ContractHistory;
import io.touchstone.finding.ContractStep;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.Severity;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the bump that each step of a contract needs against the one that its version declares:
 * along the versions in a folder, and against what was released.
 *
 * <p>A pre-release may change freely; the next release is judged against the release before.
 */
public final class Gate {
  /** The rule of the finding that a waiver is about nothing. */
  public static final String UNUSED_WAIVER = "waiver-unused";

  private final Judge judge;
  private final Waivers waivers;
  private final LocalDate today;
  private final ContractSoundness soundness = new ContractSoundness();
  private final Set<Waiver> used = new HashSet<>();

  /**
   * @param today decides which waivers still count
   */
  public Gate(Judge judge, Waivers waivers, LocalDate today) {
    this.judge = judge;
    this.waivers = waivers;
    this.today = today;
  }

  /** Two versions that follow each other. */
  public record Pair(Contract old, Contract now) {
    /** {@code acme.search 1.0.0 -> 1.1.0}. */
    public String name() {
      return old + " -> " + now.version();
    }
  }

  /** The releases of a contract that follow each other. */
  public static List<Pair> chain(ContractHistory history) {
    List<Contract> releases = history.releases();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i < releases.size(); i++) {
      pairs.add(new Pair(releases.get(i - 1), releases.get(i)));
    }
    return pairs;
  }

  /** Checks a folder, and compares it with what was released. */
  public GateReport check(ContractFolder folder, Optional<Baseline> baseline) {
    List<Finding> findings = new ArrayList<>();
    folder.faults().forEach(fault -> findings.add(Finding.of(fault)));
    List<ContractStep> steps = new ArrayList<>();
    List<GateReport> each =
        folder.histories().values().parallelStream().map(this::chainReport).toList();
    for (GateReport one : each) {
      findings.addAll(one.findings());
      steps.addAll(one.steps());
    }
    baseline.ifPresent(
        released -> {
          BaselineCheck check = new BaselineCheck(folder, released);
          for (Pair pair : check.changed()) {
            try {
              steps.add(inPlace(pair, released));
            } catch (JsonInputException tooDeep) {
              findings.add(Finding.of(tooDeep));
            }
          }
          check.vanished().stream()
              .filter(vanished -> !isWaived(vanished))
              .map(vanished -> vanished.finding(today))
              .forEach(findings::add);
          findings.addAll(check.added());
        });
    findings.addAll(ofWaivers());
    return new GateReport(folder.contracts().size(), steps, findings);
  }

  private GateReport chainReport(ContractHistory history) {
    List<ContractStep> steps = new ArrayList<>();
    List<Finding> findings = new ArrayList<>(soundness(history));
    for (Pair pair : chain(history)) {
      try {
        steps.add(step(pair, history.releases()));
      } catch (JsonInputException tooDeep) {
        findings.add(Finding.of(tooDeep));
      }
    }
    return new GateReport(history.versions().size(), steps, findings);
  }

  /** What is wrong with the versions of a contract by themselves. */
  public List<Finding> soundness(ContractHistory history) {
    List<Finding> findings = new ArrayList<>();
    history.versions().forEach(contract -> findings.addAll(soundness.contradictions(contract)));
    for (Contract contract : history.versions()) {
      boolean isNew = contract == history.newest() || becameEmpty(history, contract);
      if (isNew && soundness.saysNothing(contract)) {
        String version = contract.version().toString();
        if (!isWaived(history.id(), version, ContractSoundness.SAYS_NOTHING, "")) {
          String waiver =
              Waivers.paste(history.id(), version, ContractSoundness.SAYS_NOTHING, today);
          findings.add(ContractSoundness.emptyInputs(contract, Optional.of(waiver)));
        }
      }
    }
    return findings;
  }

  /** Whether the version before it said something. */
  private boolean becameEmpty(ContractHistory history, Contract contract) {
    int index = history.versions().indexOf(contract);
    return index > 0 && !soundness.saysNothing(history.versions().get(index - 1));
  }

  /**
   * Judges one step, and says what its version does not.
   *
   * <p>What is only strange to the version before may break an older one of the same line, which
   * knew a member that came back as something else. So such a step is held against those too.
   */
  private ContractStep step(Pair pair, List<Contract> releases) {
    Verdict verdict = judge.judge(pair.old(), pair.now());
    StepReport report = new StepReport(verdict, this::isWaived, today);
    List<Finding> findings = new ArrayList<>(report.underdeclared());
    boolean strange = verdict.sides().stream().anyMatch(SideVerdict::warning);
    if (strange) {
      for (Contract older : releases) {
        boolean ofLine =
            older.version().compareTo(pair.old().version()) < 0
                && Bump.declared(older.version(), pair.now().version()) != Bump.MAJOR;
        if (ofLine && judge.mayBreak(older, pair.now())) {
          Verdict across = judge.judge(older, pair.now());
          findings.addAll(new StepReport(across, this::isWaived, today).broken());
        }
      }
    }
    return report.step(findings);
  }

  private ContractStep inPlace(Pair pair, Baseline released) {
    Verdict verdict = judge.judge(pair.old(), pair.now());
    StepReport report = new StepReport(verdict, this::isWaived, today);
    String version = pair.now().version().toString();
    boolean waived = isWaived(pair.now().id(), version, StepReport.CHANGED_IN_PLACE, "");
    return report.step(waived ? List.of() : report.changedInPlace(released.display()));
  }

  private boolean isWaived(BaselineCheck.Vanished vanished) {
    return isWaived(vanished.contract(), vanished.path(), BaselineCheck.REMOVED, "");
  }

  private synchronized boolean isWaived(
      String contract, String path, String rule, String fingerprint) {
    boolean waived = false;
    for (Waiver waiver : waivers.all()) {
      if (waiver.covers(contract, path, rule, fingerprint)) {
        used.add(waiver);
        waived |= !waiver.isExpired(today);
      }
    }
    return waived;
  }

  private List<Finding> ofWaivers() {
    List<Finding> findings = new ArrayList<>();
    for (Waiver waiver : waivers.all()) {
      if (waiver.isExpired(today)) {
        findings.add(
            ofWaiver(
                waiver,
                "waiver-expired",
                Severity.ERROR,
                "the waiver expired on %s; mend what it is about, or give it a later date"
                    .formatted(waiver.expires())));
      } else if (!used.contains(waiver)) {
        findings.add(
            ofWaiver(
                waiver,
                UNUSED_WAIVER,
                Severity.WARNING,
                "the waiver matches no change of %s; remove it, or correct it"
                    .formatted(JsonText.quote(waiver.contract()))));
      }
    }
    return findings;
  }

  private Finding ofWaiver(Waiver waiver, String rule, Severity severity, String message) {
    Location location = Location.of(waivers.source(), waiver.position());
    return Finding.of(rule, severity, location, message);
  }
}
