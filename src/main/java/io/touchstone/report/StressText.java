package io.touchstone.report;

import static java.util.stream.Collectors.counting;

import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.finding.RunReport.StressSection.Tried;
import java.util.ArrayList;
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
    List<String> words = new ArrayList<>();
    List<Tried> done = tried.stream().filter(each -> each.calls() > 0).toList();
    if (!done.isEmpty()) {
      long diverged = done.stream().filter(Tried::diverged).count();
      words.add(
          String.format(
              Locale.ROOT,
              "%,10d calls  %s",
              done.stream().mapToLong(Tried::calls).sum(),
              diverged == 0 ? "the same answer" : "ANOTHER ANSWER in " + cases(diverged)));
    }
    tried.stream()
        .map(Tried::blindTo)
        .filter(blindTo -> !blindTo.isEmpty())
        .distinct()
        .forEach(blindTo -> words.add("blind to " + blindTo));
    tried.stream()
        .filter(each -> !each.leftOut().isEmpty())
        .collect(Collectors.groupingBy(StressText::leftOut, LinkedHashMap::new, counting()))
        .forEach((reason, number) -> words.add(reason.formatted(cases(number))));
    return String.format(
        Locale.ROOT, "  %-16s %s%n", name, FindingText.visible(String.join("; ", words)));
  }

  /** With room for the number of cases. */
  private static String leftOut(Tried tried) {
    String verb = tried.calls() == 0 ? "not tried with %s: " : "not tried to the end with %s: ";
    return verb + tried.leftOut().replace("%", "%%");
  }

  private static String cases(long number) {
    return number == 1 ? "1 case" : number + " cases";
  }
}
