package io.touchstone.stress;

import io.touchstone.specimen.Specimen;
import io.touchstone.specimen.Specimens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which of the known faults the lab catches, by what and how soon, and whom it accuses wrongly:
 * writes the generated parts of {@code docs/determinism.md} anew. With a regular expression, only
 * the subjects whose names match, printed; with {@code lists}, only the lists are written. Exit
 * code 1 when a promise is broken, 2 on bad usage.
 */
public final class Detection {
  /** What shows in this process only is tried alone: others would keep its threads apart. */
  private static final int ALONE = 1;

  /** Most of the time of these goes into starting processes. */
  private static final int FORKING = 3;

  /** Clean ones pass however slowly they are called, and nobody counts how soon. */
  private static final int CLEAN_QUICK = 8;

  /** These must not take too long. */
  private static final int CLEAN_FULL = 2;

  private static final int CANARY_RUNS = 20;

  private final Pace pace = new Pace();
  private final Predicate<Specimen> wanted;

  private Detection(Predicate<Specimen> wanted) {
    this.wanted = wanted;
  }

  public static void main(String[] args) throws Exception {
    Path page = Path.of(DeterminismPage.FILE);
    if (args.length > 1 || !Files.isRegularFile(page)) {
      System.err.println(
          "expected at most one argument, and " + page + " here; run this at the root");
      System.exit(2);
    }
    write(page, DeterminismPage.LISTS, DeterminismPage.lists());
    if (args.length == 1 && args[0].equals("lists")) {
      return;
    }
    DetectionTable table = new Detection(wanted(args)).run();
    if (args.length == 1) {
      System.out.print(table.page());
    } else {
      write(page, DeterminismPage.TABLE, table.page());
    }
    table.broken().forEach(System.err::println);
    // Subjects that wait for each other for ever have left threads behind.
    System.exit(table.broken().isEmpty() ? 0 : 1);
  }

  private static Predicate<Specimen> wanted(String[] args) {
    return specimen -> args.length == 0 || specimen.name().matches(args[0]);
  }

  private static void write(Path page, String section, String text) throws IOException {
    Files.writeString(page, DeterminismPage.with(Files.readString(page), section, text));
  }

  private DetectionTable run() throws InterruptedException {
    List<Specimen> mutants = Specimens.mutants().stream().filter(wanted).toList();
    List<String> missed = canaries();
    List<DetectionRow> rows = new ArrayList<>();
    rows.addAll(all(mutants, Specimen::caughtInProcess, ALONE, DetectionRow::inProcess));
    List<DetectionRow> hostile =
        all(
            Specimens.hostile().stream().filter(wanted).toList(),
            Specimen::caughtInProcess,
            ALONE,
            DetectionRow::inProcess);
    rows.addAll(
        all(mutants, mutant -> !mutant.caughtInProcess(), FORKING, DetectionRow::elsewhere));
    rows.sort(Comparator.comparingInt(row -> mutants.indexOf(row.specimen())));
    List<Specimen> clean = Specimens.clean().stream().filter(wanted).toList();
    List<DetectionRow> quick = all(clean, each -> true, CLEAN_QUICK, DetectionRow::cleanQuick);
    List<DetectionRow> full = all(clean, each -> true, CLEAN_FULL, DetectionRow::cleanFull);
    return new DetectionTable(rows, both(quick, full), hostile, CANARY_RUNS, missed);
  }

  private static List<DetectionRow> both(List<DetectionRow> quick, List<DetectionRow> full) {
    return IntStream.range(0, full.size())
        .mapToObj(i -> full.get(i).withQuick(quick.get(i).quick()))
        .toList();
  }

  private List<String> canaries() {
    Canaries canaries = new Canaries(SpecimenSubjects::of);
    List<String> missed = new ArrayList<>();
    for (int run = 0; run < CANARY_RUNS; run++) {
      boolean quick = run % 2 == 0;
      missed.addAll(canaries.missed(LabRun.effort(quick, 1, 0)));
      pace.tell("canaries, run " + (run + 1));
    }
    return missed;
  }

  /** A row for each, in their order, so many at once; never two of one specimen. */
  private List<DetectionRow> all(
      List<Specimen> specimens,
      Predicate<Specimen> which,
      int atOnce,
      Function<Specimen, DetectionRow> row)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<DetectionRow>> running = new ArrayList<>();
      for (Specimen specimen : specimens) {
        if (which.test(specimen)) {
          running.add(
              threads.submit(
                  () -> {
                    DetectionRow done = row.apply(specimen);
                    pace.tell(specimen.name());
                    return done;
                  }));
        }
      }
      List<DetectionRow> rows = new ArrayList<>();
      for (Future<DetectionRow> each : running) {
        rows.add(each.get());
      }
      return rows;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
