package io.touchstone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.finding.Finding;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.Severity;
import io.touchstone.report.FindingJson;
import io.touchstone.report.FindingText;
import java.util.List;

/** What lint found, for people and for programs. */
final class LintText {
  private LintText() {}

  /**
   * A finding as compilers write it, with its place, severity and rule, and below how to mend it.
   */
  static String of(Finding finding) {
    String column = finding.location().position().map(at -> ":" + at.column()).orElse("");
    String severity =
        finding.severity() == Severity.WARNING || finding.severity() == Severity.INFO
            ? finding.severity().label()
            : "error";
    String headline =
        "%s%s: %s: %s [%s]"
            .formatted(finding.location(), column, severity, finding.message(), finding.rule());
    return FindingText.visible(
        headline + finding.remedy().map(remedy -> "\n  " + remedy).orElse("") + "\n");
  }

  /** How many files there were, and how many findings. */
  static String summary(RunReport report) {
    int files = report.goldens().size();
    List<Finding> findings = report.findings();
    long warnings = report.count(Severity.WARNING);
    long errors = findings.size() - warnings - report.count(Severity.INFO);
    String looked = "%d golden file%s looked at: ".formatted(files, files == 1 ? "" : "s");
    return findings.isEmpty()
        ? looked + "nothing to say"
        : looked + count(errors, "error") + ", " + count(warnings, "warning");
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  static ObjectNode json(RunReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("files", report.goldens().size());
    json.set("findings", FindingJson.of(report.findings()));
    return json;
  }
}
