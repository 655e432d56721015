package io.touchstone.proof;

import io.touchstone.schema.Dialect;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts the answers of each way and keeps what a reader wants to see one by one. */
final class SuiteTally {
  /** How many of one reason are listed. */
  private static final int MOST_UNKNOWN = 50;

  private final Map<SuiteWay, int[]> counts = new EnumMap<>(SuiteWay.class);
  private final List<String> wrong = new ArrayList<>();
  private final List<String> wrongElsewhere = new ArrayList<>();
  private final List<String> disagreements = new ArrayList<>();
  private final Map<String, List<String>> unknown = new TreeMap<>();
  private int tests;

  void add(SuiteCase row) {
    tests++;
    Map<SuiteWay, String> answers = new EnumMap<>(SuiteWay.class);
    for (SuiteWay way : SuiteWay.values()) {
      String answer = way.ask(row);
      answers.put(way, answer);
      count(row, way, answer);
    }
    String own = answers.get(SuiteWay.OWN);
    String networknt = answers.get(SuiteWay.NETWORKNT);
    if (!own.equals(networknt)) {
      disagreements.add(
          row.name() + ": own " + own + ", networknt " + networknt + ", suite " + row.expected());
    }
  }

  private void count(SuiteCase row, SuiteWay way, String answer) {
    int[] count = counts.computeIfAbsent(way, key -> new int[3]);
    if (answer.equals(row.expected())) {
      count[0]++;
    } else if (answer.startsWith(SuiteAnswer.UNKNOWN)) {
      count[2]++;
      unknown.computeIfAbsent(way.words + ", " + answer, key -> new ArrayList<>()).add(row.name());
    } else {
      count[1]++;
      (way == SuiteWay.NETWORKNT ? wrongElsewhere : wrong)
          .add(way.words + ": " + row.name() + ": expected " + row.expected() + ", got " + answer);
    }
  }

  /** The counts since the last print. */
  void print(Dialect dialect) {
    System.out.printf(
        Locale.ROOT,
        "%-24s%8s%8s%8s%n",
        dialect.word() + ", " + tests + " tests",
        "right",
        "wrong",
        "unknown");
    counts.forEach(
        (way, count) ->
            System.out.printf(
                Locale.ROOT, "  %-22s%8d%8d%8d%n", way.words, count[0], count[1], count[2]));
    if (tests == 0) {
      wrong.add(dialect.word() + " has no test");
    }
    counts.clear();
    tests = 0;
  }

  /** Everything that is not right, one by one; the unknown by reason. */
  void finish() {
    print("Wrong", wrong);
    print("Wrong of networknt", wrongElsewhere);
    print("Own evaluator and networknt disagree", disagreements);
    List<String> reasons = new ArrayList<>();
    unknown.forEach(
        (reason, rows) -> {
          reasons.add(rows.size() + " x " + reason);
          rows.stream().limit(MOST_UNKNOWN).forEach(row -> reasons.add("  " + row));
        });
    print("Unknown, by reason", reasons);
  }

  boolean isRight() {
    return wrong.isEmpty();
  }

  private static void print(String title, List<String> lines) {
    System.out.printf("%n%s: %d%n", title, lines.size());
    lines.forEach(line -> System.out.println("  " + line));
  }
}
