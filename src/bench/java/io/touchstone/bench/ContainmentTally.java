package io.touchstone.bench;

import io.touchstone.proof.Containment;
import io.touchstone.proof.Containment.Refuted;
import io.touchstone.proof.Containment.Undecided;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What one way of deciding made of the corpus: counts by corpus, and what is worth a look. */
final class ContainmentTally {
  private static final String HEAD =
      "%-18s%7s%8s%8s%8s%8s%8s%13s%10s%10s%10s%n"
          .formatted(
              "",
              "pairs",
              "correct",
              "missed",
              "alarms",
              "undec.",
              "errors",
              "unconfirmed",
              "median",
              "p99",
              "max");

  private final KnownLabelFaults faults;
  private final Map<String, Row> rows = new TreeMap<>();
  private final Row total = new Row();
  private final List<String> disagreements = new ArrayList<>();
  private final List<String> undecided = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private int unexplained;

  ContainmentTally(KnownLabelFaults faults) {
    this.faults = faults;
  }

  void add(LabelledPair pair, Containment verdict, long nanos) {
    for (Row row : List.of(rows.computeIfAbsent(pair.corpus(), key -> new Row()), total)) {
      row.add(pair, verdict);
      row.times.add(nanos);
    }
    if (verdict instanceof Undecided open) {
      undecided.add(pair.id() + ": " + open.reason());
    } else if (isProved(verdict) != pair.contained()) {
      disagreements.add(disagreement(pair, verdict));
      unexplained += faults.explains(pair) ? 0 : 1;
    }
  }

  void addError(LabelledPair pair, Throwable error) {
    rows.computeIfAbsent(pair.corpus(), key -> new Row()).error();
    total.error();
    errors.add(pair.id() + ": " + error);
  }

  private String disagreement(LabelledPair pair, Containment verdict) {
    String witness = verdict instanceof Refuted refuted ? ", witness " + refuted.witness() : "";
    return "%s: label %s, %s%s; %s"
        .formatted(
            pair.id(),
            pair.contained() ? "contained" : "not contained",
            verdict.word(),
            witness,
            faults.reason(pair));
  }

  private static boolean isProved(Containment verdict) {
    return verdict instanceof Containment.Proved;
  }

  void printTable(String title) {
    System.out.printf("%s%n%s", title, HEAD);
    rows.forEach((corpus, row) -> row.print(corpus));
    total.print("all");
    System.out.println();
  }

  /** Whatever {@code shown}, printed before, does not show already. */
  void printLists(ContainmentTally shown) {
    print("Disagreements with the label", disagreements, shown.disagreements);
    print("Undecided", undecided, shown.undecided);
    print("Errors", errors, shown.errors);
  }

  private void print(String title, List<String> lines, List<String> shown) {
    List<String> left = lines.stream().filter(line -> !shown.contains(line)).toList();
    System.out.printf("%s: %d%n", title, left.size());
    left.forEach(line -> System.out.println("  " + line));
    System.out.println();
  }

  boolean isExplained() {
    return unexplained == 0 && errors.isEmpty();
  }

  /** The counts of one corpus. */
  private static final class Row {
    private final CpuTimes times = new CpuTimes();
    private int pairs;
    private int correct;
    private int missed;
    private int alarms;
    private int undecided;
    private int errors;
    private int unconfirmed;

    void add(LabelledPair pair, Containment verdict) {
      pairs++;
      if (verdict instanceof Undecided open) {
        undecided++;
        unconfirmed += open.reason().startsWith("validator") ? 1 : 0;
      } else if (isProved(verdict) == pair.contained()) {
        correct++;
      } else if (pair.contained()) {
        alarms++;
      } else {
        missed++;
      }
    }

    void error() {
      pairs++;
      errors++;
    }

    void print(String name) {
      System.out.printf(
          Locale.ROOT,
          "%-18s%,7d%,8d%8d%8d%8d%8d%13d%s%n",
          name,
          pairs,
          correct,
          missed,
          alarms,
          undecided,
          errors,
          unconfirmed,
          times.row());
    }
  }
}
