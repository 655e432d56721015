package io.touchstone.report;

import io.touchstone.finding.ContractStep;
import io.touchstone.finding.Finding;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.GoldenSection;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.finding.Severity;
import java.util.List;

/**
 * For a person at a terminal: what failed, then what was checked.
 *
 * @param verbose also one line a file that is as it should be
 * @param color with ANSI colors
 */
public record TerminalReport(boolean verbose, boolean color) implements ReportFormat {
  private static final String RED = "\u001B[31m";
  private static final String GREEN = "\u001B[32m";
  private static final String YELLOW = "\u001B[33m";
  private static final String PLAIN = "\u001B[0m";

  @Override
  public String name() {
    return "terminal";
  }

  @Override
  public String render(RunReport report) {
    StringBuilder text = new StringBuilder();
    report.general().forEach(finding -> append(text, List.of(finding)));
    for (GoldenSection golden : report.goldens()) {
      section(text, golden.file(), golden.passed(), golden.findings());
    }
    for (StressSection stress : report.stress()) {
      String how = stress.outOfTime() > 0 ? " (stress, as far as tried)" : " (stress)";
      section(text, stress.file() + how, stress.passed(), stress.findings());
    }
    for (ContractStep step : report.contracts().steps()) {
      section(text, step.name(), step.passed(), step.findings());
    }
    boolean failed = report.exitCode(Severity.ERROR) > 0;
    for (String line : Summary.of(report)) {
      text.append(paint(failed ? RED : GREEN, line)).append('\n');
    }
    return text.toString();
  }

  private void section(StringBuilder text, String name, boolean passed, List<Finding> findings) {
    List<Finding> shown =
        findings.stream()
            .filter(finding -> verbose || finding.severity() != Severity.INFO)
            .toList();
    if (verbose && passed) {
      text.append(paint(GREEN, "ok   ")).append(name).append('\n');
    }
    if (!shown.isEmpty()) {
      append(text, shown);
    }
  }

  private void append(StringBuilder text, List<Finding> findings) {
    boolean bad = findings.stream().anyMatch(finding -> finding.severity().exitCode() > 0);
    String words = FindingText.of(findings);
    int headline = words.indexOf('\n') < 0 ? words.length() : words.indexOf('\n');
    text.append(paint(bad ? RED : YELLOW, words.substring(0, headline)))
        .append(words.substring(headline))
        .append("\n\n");
  }

  private String paint(String ansi, String words) {
    return color ? ansi + words + PLAIN : words;
  }
}
