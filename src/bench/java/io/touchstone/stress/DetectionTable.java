package io.touchstone.stress;

import io.touchstone.specimen.Specimen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * All rows, as a page, and what was promised of them.
 *
 * @param mutants subjects with a fault
 * @param clean subjects without
 * @param hostile subjects that harm the process they run in, as far as they can be tried in it
 * @param canaryRuns how often all canaries were stressed
 * @param canariesMissed what was not caught of them, in a phrase each
 */
record DetectionTable(
    List<DetectionRow> mutants,
    List<DetectionRow> clean,
    List<DetectionRow> hostile,
    int canaryRuns,
    List<String> canariesMissed) {
  private static final long LONGEST_MILLIS = 20_000;
  private static final long LONGEST_QUICK_MILLIS = 3_000;

  /** What was promised and is not so, in a line each. */
  List<String> broken() {
    List<String> broken = new ArrayList<>();
    canariesMissed.forEach(missed -> broken.add("a canary was not caught: " + missed));
    long caught = caught();
    if (caught * 42 < 41L * mutants.size()) {
      broken.add(
          "%d of %d mutants caught with every seed, promised are 41 of 42"
              .formatted(caught, mutants.size()));
    }
    for (DetectionRow row : mutants) {
      String name = row.specimen().name();
      if (row.slowestMillis() > LONGEST_MILLIS) {
        broken.add(name + " took " + seconds(row.slowestMillis()) + ", promised are 20 s");
      }
      if (!row.specimen().equivalent() && !row.isCaughtQuickly()) {
        broken.add(name + " was not caught quickly with every seed");
      }
      if (row.slowestQuickMillis() > LONGEST_QUICK_MILLIS) {
        broken.add(
            name + " took " + seconds(row.slowestQuickMillis()) + " quickly, promised are 3 s");
      }
    }
    for (DetectionRow row : clean) {
      if (row.full().stream().anyMatch(LabRun::hurried)) {
        broken.add(row.specimen().name() + " was not tried to the end: no time was left");
      }
      if (row.alarms() > 0) {
        broken.add("false alarms of " + row.specimen().name() + ": " + alarms(row));
      }
      if (row.slowestMillis() > LONGEST_MILLIS) {
        broken.add(
            row.specimen().name()
                + " took "
                + seconds(row.slowestMillis())
                + ", promised are 20 s");
      }
    }
    return broken;
  }

  private long caught() {
    return mutants.stream().filter(DetectionRow::isCaught).count();
  }

  private static String alarms(DetectionRow row) {
    return String.join(
        "; ",
        Stream.concat(row.full().stream(), row.quick().stream())
            .filter(run -> !run.isSilent())
            .map(
                run ->
                    run.found()
                        .map(found -> found.perturbation().name() + ": " + found.found())
                        .orElseGet(() -> run.fault().orElseThrow()))
            .distinct()
            .toList());
  }

  /** As Markdown. */
  String page() {
    StringBuilder page = new StringBuilder();
    page.append(summary()).append("\n\n### Mutants\n\n");
    page.append(
        "| subject | what it does wrong | caught by | with | of 5 seeds | calls | ms | quick |\n");
    page.append("|---|---|---|---|---|---|---|---|\n");
    mutants.forEach(row -> page.append(mutant(row)));
    hostile.forEach(row -> page.append(mutant(row)));
    page.append("\n### Clean subjects\n\n");
    page.append("| subject | what looks suspicious | alarms | calls of a full run | s |\n");
    page.append("|---|---|---|---|---|\n");
    clean.forEach(row -> page.append(clean(row)));
    page.append("\n### Canaries\n\n");
    page.append(
        canariesMissed.isEmpty()
            ? "All were caught in each of %d runs.\n".formatted(canaryRuns)
            : "Not caught: %s.\n".formatted(String.join("; ", canariesMissed)));
    return page.toString();
  }

  private String summary() {
    List<Specimen> equivalent =
        mutants.stream().map(DetectionRow::specimen).filter(Specimen::equivalent).toList();
    List<DetectionRow> quick = mutants.stream().filter(row -> !row.quick().isEmpty()).toList();
    return """
    %d of %d mutants are caught with each of 5 seeds%s; the longest run up to the catch took %s s.
    Quick catches %d of the %d that show in one process with each of 5 seeds, the slowest in %s s.
    False alarms: %d in %d runs of %d clean subjects, quick with 20 seeds and full with 2."""
        .formatted(
            caught(),
            mutants.size(),
            equivalent.isEmpty()
                ? ""
                : " (`%s` cannot be told from a clean one)".formatted(equivalent.get(0).name()),
            seconds(longestCatch(mutants, false)),
            quick.stream().filter(DetectionRow::isCaughtQuickly).count(),
            quick.size() - equivalent.size(),
            seconds(longestCatch(mutants, true)),
            clean.stream().mapToLong(DetectionRow::alarms).sum(),
            clean.stream().mapToInt(row -> row.full().size() + row.quick().size()).sum(),
            clean.size());
  }

  private static long longestCatch(List<DetectionRow> rows, boolean quick) {
    return rows.stream()
        .flatMap(row -> (quick ? row.quick() : row.full()).stream())
        .filter(run -> run.found().isPresent())
        .mapToLong(LabRun::millis)
        .max()
        .orElse(0);
  }

  private static String mutant(DetectionRow row) {
    String quick =
        row.quick().isEmpty()
            ? "-"
            : "%d, %d ms"
                .formatted(
                    DetectionRow.catches(row.quick()),
                    DetectionRow.median(row.quick(), LabRun::millis));
    return "| `%s` | %s | %s | %s | %d | %d | %d | %s |\n"
        .formatted(
            row.specimen().name(),
            row.specimen().fault(),
            row.specimen().equivalent() && row.catchers().isEmpty() ? "nothing" : row.catchers(),
            row.world(),
            DetectionRow.catches(row.full()),
            DetectionRow.median(row.full(), LabRun::calls),
            DetectionRow.median(row.full(), LabRun::millis),
            quick);
  }

  private static String clean(DetectionRow row) {
    long calls = row.full().stream().mapToLong(LabRun::calls).max().orElse(0);
    return "| `%s` | %s | %d | %d | %s |\n"
        .formatted(
            row.specimen().name(),
            row.specimen().fault(),
            row.alarms(),
            calls,
            seconds(row.slowestMillis()));
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
  }
}
