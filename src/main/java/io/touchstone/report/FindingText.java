package io.touchstone.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.finding.Finding;
import io.touchstone.json.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Findings in plain words, for terminals, Markdown and test reports alike. */
public final class FindingText {
  /** More leaves of one case than this help nobody; the JSON report has them all. */
  public static final int MOST_SHOWN = 20;

  private static final int LONGEST_VALUE = 400;

  /** Control characters but for line feed and tab, and marks that turn the direction of text. */
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

  private FindingText() {}

  /** One finding: its place and message on the first line, then values and remedy, indented. */
  public static String of(Finding finding) {
    return of(List.of(finding));
  }

  /**
   * The findings about one case, at most {@value #MOST_SHOWN}; a remedy that several share stands
   * once, behind the last.
   */
  public static String of(List<Finding> findings) {
    StringJoiner lines = new StringJoiner("\n");
    List<Finding> shown = findings.subList(0, Math.min(MOST_SHOWN, findings.size()));
    for (int i = 0; i < shown.size(); i++) {
      Finding finding = shown.get(i);
      lines.add(headline(finding));
      finding.expected().ifPresent(value -> lines.add("  expected  " + text(value)));
      finding.actual().ifPresent(value -> lines.add("  actual    " + text(value)));
      boolean saidBelow =
          i + 1 < shown.size() && shown.get(i + 1).remedy().equals(finding.remedy());
      Optional<String> remedy = saidBelow ? Optional.empty() : finding.remedy();
      remedy.ifPresent(words -> lines.add("  " + words.replace("\n", "\n  ")));
    }
    if (findings.size() > shown.size()) {
      lines.add(
          "  ... and " + (findings.size() - shown.size()) + " more; the JSON report has them all");
    }
    return visible(lines.toString());
  }

  /** What a terminal would obey rather than show, escaped. */
  public static String visible(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(control -> "\\\\u%04x".formatted((int) control.group().charAt(0)));
  }

  private static String headline(Finding finding) {
    String severity =
        switch (finding.severity()) {
          case ERROR, INVALID -> "";
          default -> finding.severity().label() + ": ";
        };
    String column =
        finding.rule().equals(Finding.MALFORMED)
            ? finding.location().position().map(at -> ":" + at.column()).orElse("")
            : "";
    return finding.location() + column + ": " + severity + finding.message();
  }

  private static String text(JsonNode value) {
    return JsonText.excerpt(value, LONGEST_VALUE);
  }
}
