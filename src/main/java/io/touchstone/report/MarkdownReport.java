package io.touchstone.report;

import io.touchstone.finding.Finding;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.Severity;
import java.util.List;

/**
 * For a merge request or a wiki: the summary, then each failing case with its findings in a code
 * block.
 */
public record MarkdownReport() implements ReportFormat {
  @Override
  public String name() {
    return "markdown";
  }

  @Override
  public String render(RunReport report) {
    StringBuilder text = new StringBuilder("# Touchstone\n\n");
    text.append(report.exitCode(Severity.ERROR) == 0 ? "**Passed.**" : "**Failed.**")
        .append("\n\n");
    Summary.of(report).forEach(line -> text.append("- ").append(line).append('\n'));
    report.general().forEach(finding -> section(text, finding.location().file(), List.of(finding)));
    report.goldens().forEach(golden -> section(text, golden.file(), golden.findings()));
    report
        .stress()
        .forEach(stress -> section(text, stress.file() + " under stress", stress.findings()));
    report
        .contracts()
        .steps()
        .forEach(
            step -> {
              if (!step.findings().isEmpty()) {
                text.append('\n').append(new ContractStepMarkdown(step).render());
              }
            });
    return text.toString();
  }

  private static void section(StringBuilder text, String title, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    String words = FindingText.of(findings);
    String fence = "`".repeat(Math.max(3, longestRunOfBackticks(words) + 1));
    text.append("\n## ").append(title).append("\n\n");
    text.append(fence).append("text\n").append(words).append('\n').append(fence).append('\n');
  }

  private static int longestRunOfBackticks(String words) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < words.length(); i++) {
      run = words.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
