package io.touchstone.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that one run checked and found, in one fixed order: the same input gives the same report.
 * Durations are not in it.
 *
 * @param goldens one entry a golden file, by file
 * @param stress one entry a golden file that was stressed, by file
 * @param contracts the contracts that were checked
 * @param general findings about no single golden file or step of a contract
 * @param part which part of a run it is about; empty for a whole run
 */
public record RunReport(
    List<GoldenSection> goldens,
    List<StressSection> stress,
    ContractSection contracts,
    List<Finding> general,
    Optional<Part> part) {

  /**
   * One part of a run that is split into several.
   *
   * @param number which part, from 1
   * @param of how many parts there are
   * @param run what all parts have in common, and parts of no other run: 64 hexadecimal digits
   */
  public record Part(int number, int of, String run) {
    /** As the command line writes it: {@code 1/3}. */
    public String label() {
      return number + "/" + of;
    }
  }

  /**
   * What became of one golden file.
   *
   * @param file relative to the root
   * @param subject the subject that answered; empty where the file does not tell
   * @param findings the differences, or why the file could not be used; empty when it matched
   */
  public record GoldenSection(String file, String subject, List<Finding> findings) {
    public GoldenSection {
      findings = sorted(findings);
    }

    public boolean passed() {
      return findings.stream().allMatch(finding -> finding.severity().exitCode() == 0);
    }
  }

  /**
   * What became of one golden file under stress.
   *
   * @param file relative to the root
   * @param subject the subject that was stressed
   * @param planned the calls that the settings ask for
   * @param granted the calls that the subject's budget allowed for this file
   * @param tried what was done to the question, in order, up to what changed the answer
   * @param findings the divergences; empty when all answers were the same
   */
  public record StressSection(
      String file,
      String subject,
      int planned,
      int granted,
      List<Tried> tried,
      List<Finding> findings) {
    public StressSection {
      tried = List.copyOf(tried);
      findings = sorted(findings);
    }

    /**
     * What became of one perturbation.
     *
     * @param perturbation its name
     * @param calls how many calls were made: a matter of the moment, like a duration
     * @param diverged whether it changed an answer
     * @param leftOut why it was not tried, or not to its end; empty where it was
     * @param blindTo what it cannot see although it was tried; empty where that is nothing special
     * @param outOfTime whether it was left out because the time for the case had ended
     */
    public record Tried(
        String perturbation,
        long calls,
        boolean diverged,
        String leftOut,
        String blindTo,
        boolean outOfTime) {}

    /** Whether the budget had no call for it, so that nothing is known. */
    public boolean untried() {
      return granted == 0;
    }

    /** How many perturbations time ended before, so that nothing is known of them. */
    public long outOfTime() {
      return tried.stream().filter(Tried::outOfTime).count();
    }

    public boolean passed() {
      return findings.stream().allMatch(finding -> finding.severity().exitCode() == 0);
    }
  }

  /**
   * What became of the contracts.
   *
   * @param versions how many files there are
   * @param steps from one version to the next, by contract and in the order of versions
   */
  public record ContractSection(int versions, List<ContractStep> steps) {
    /** No contract was looked at. */
    public static final ContractSection NONE = new ContractSection(0, List.of());

    public ContractSection {
      steps = List.copyOf(steps);
    }
  }

  public RunReport {
    goldens = goldens.stream().sorted(Comparator.comparing(GoldenSection::file)).toList();
    stress = stress.stream().sorted(Comparator.comparing(StressSection::file)).toList();
    general = sorted(general);
  }

  /** The report of a whole run. */
  public RunReport(
      List<GoldenSection> goldens,
      List<StressSection> stress,
      ContractSection contracts,
      List<Finding> general) {
    this(goldens, stress, contracts, general, Optional.empty());
  }

  /** The report of a run that looked at no contract. */
  public RunReport(List<GoldenSection> goldens, List<StressSection> stress, List<Finding> general) {
    this(goldens, stress, ContractSection.NONE, general);
  }

  /** This report, as that of a part of a run. */
  public RunReport of(Part which) {
    return new RunReport(goldens, stress, contracts, general, Optional.of(which));
  }

  private static List<Finding> sorted(Collection<Finding> findings) {
    return findings.stream().sorted().toList();
  }

  /** Every finding of every section, in the order of the sections. */
  public List<Finding> findings() {
    return Stream.of(
            general.stream(),
            goldens.stream().flatMap(golden -> golden.findings().stream()),
            stress.stream().flatMap(stressed -> stressed.findings().stream()),
            contracts.steps().stream().flatMap(step -> step.findings().stream()))
        .flatMap(findings -> findings)
        .toList();
  }

  public long count(Severity severity) {
    return findings().stream().filter(finding -> finding.severity() == severity).count();
  }

  /**
   * The exit code that the findings ask for: 0, 1 (something at or above {@code failOn}), 2 (bad
   * input) or 3 (internal).
   */
  public int exitCode(Severity failOn) {
    return findings().stream()
        .map(Finding::severity)
        .mapToInt(
            severity -> Math.max(severity.exitCode(), severity.compareTo(failOn) >= 0 ? 1 : 0))
        .max()
        .orElse(0);
  }
}
