package io.touchstone.report;

import io.touchstone.finding.ContractStep;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.ContractSection;
import io.touchstone.finding.RunReport.GoldenSection;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run checked, in one or two lines. */
final class Summary {
  private Summary() {}

  static List<String> of(RunReport report) {
    List<String> lines = new ArrayList<>();
    report.part().ifPresent(part -> lines.add("shard " + part.label() + " of a run"));
    List<GoldenSection> goldens = report.goldens();
    long passed = goldens.stream().filter(GoldenSection::passed).count();
    long invalid = goldens.stream().filter(Summary::isInvalid).count();
    boolean nothingElse = report.contracts().versions() == 0 && report.stress().isEmpty();
    if (!goldens.isEmpty() || nothingElse) {
      lines.add(
          count(goldens.size(), "golden file")
              + " checked: "
              + passed
              + " match"
              + other(goldens.size() - passed - invalid, "do not")
              + other(invalid, "cannot be used"));
    }
    if (!report.stress().isEmpty()) {
      int calls = report.stress().stream().mapToInt(StressSection::granted).sum();
      long untried = report.stress().stream().filter(StressSection::untried).count();
      long failed =
          report.stress().stream().filter(each -> !each.passed() && !each.untried()).count();
      long steady = report.stress().stream().filter(Summary::isSteady).count();
      lines.add(
          count(report.stress().size(), "case")
              // Stress stops at the first divergence, and not every perturbation makes sense.
              + " stressed with up to "
              + count(calls, "call")
              + ": "
              + steady
              + " deterministic"
              + asFarAsTried(report)
              + other(failed, "not")
              + other(untried, "not tried"));
    }
    if (report.contracts().versions() > 0) {
      lines.add(contracts(report.contracts()));
    }
    long warnings = report.count(Severity.WARNING);
    if (warnings > 0) {
      lines.add(count(warnings, "warning"));
    }
    return lines;
  }

  private static String contracts(ContractSection contracts) {
    List<ContractStep> steps = contracts.steps();
    long kept = steps.stream().filter(ContractStep::passed).count();
    String versions = count(contracts.versions(), "version") + " of contracts checked";
    return steps.isEmpty()
        ? versions
        : versions
            + ", "
            + count(steps.size(), "step")
            + ": "
            + kept
            + (kept == 1 ? " is" : " are")
            + " as declared"
            + other(steps.size() - kept, steps.size() - kept == 1 ? "is not" : "are not");
  }

  /** Whether all that was to be tried was tried, and nothing was found. */
  static boolean isSteady(StressSection stressed) {
    return stressed.passed() && !stressed.untried() && stressed.outOfTime() == 0;
  }

  private static String asFarAsTried(RunReport report) {
    List<StressSection> hurried =
        report.stress().stream().filter(each -> each.passed() && each.outOfTime() > 0).toList();
    long missing = hurried.stream().mapToLong(StressSection::outOfTime).sum();
    return other(
        hurried.size(),
        "only as far as tried (time ended before "
            + count(missing, "perturbation")
            + (missing == 1 ? " was done)" : " were done)"));
  }

  static boolean isInvalid(GoldenSection golden) {
    return golden.findings().stream()
        .anyMatch(finding -> finding.severity().compareTo(Severity.INVALID) >= 0);
  }

  private static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  private static String other(long number, String words) {
    return number == 0 ? "" : ", " + number + " " + words;
  }
}
