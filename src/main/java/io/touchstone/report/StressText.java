package io.touchstone.report;

import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.finding.RunReport.StressSection.Tried;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was done to a subject: a line for each perturbation. */
public final class StressText {
  private StressText() {}

  /** The lines, each with its end; none where nothing was tried. */
  public static String of(RunReport report) {
    Map<String, List<Tried>> byName =
        report.stress().stream()
            .map(StressSection::tried)
            .flatMap(List::stream)
            .collect(
                Collectors.groupingBy(
                    Tried::perturbation, LinkedHashMap::new, Collectors.toList()));
    return byName.entrySet().stream()
        .map(each -> line(each.getKey(), each.getValue()))
        .collect(Collectors.joining());
  }

  private static String line(String name, List<Tried> tried) {
    List<Tried> done = tried.stream().filter(each -> each.leftOut().isEmpty()).toList();
    long calls = done.stream().mapToLong(Tried::calls).sum();
    long diverged = done.stream().filter(Tried::diverged).count();
    String counts =
        done.isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                "%,10d calls  %s",
                calls,
                diverged == 0 ? "the same answer" : "ANOTHER ANSWER in " + cases(diverged));
    String leftOut =
        tried.stream()
            .filter(each -> !each.leftOut().isEmpty())
            .collect(
                Collectors.groupingBy(Tried::leftOut, LinkedHashMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(each -> "not tried with %s: %s".formatted(cases(each.getValue()), each.getKey()))
            .collect(Collectors.joining("; "));
    String gap = counts.isEmpty() || leftOut.isEmpty() ? "" : "; ";
    return String.format(
        Locale.ROOT, "  %-16s %s%n", name, FindingText.visible(counts + gap + leftOut));
  }

  private static String cases(long number) {
    return number == 1 ? "1 case" : number + " cases";
  }
}
