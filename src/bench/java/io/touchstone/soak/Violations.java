package io.touchstone.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What went wrong, by kind; of each kind the first few in full. Many threads may report. */
final class Violations {
  private static final int SHOWN = 3;

  private final Map<String, List<String>> shown = new TreeMap<>();
  private final Map<String, Long> counts = new TreeMap<>();

  synchronized void report(String kind, String what) {
    counts.merge(kind, 1L, Long::sum);
    List<String> first = shown.computeIfAbsent(kind, name -> new ArrayList<>());
    if (first.size() < SHOWN) {
      first.add(what);
    }
  }

  /** Reports unless the condition holds. */
  void expect(boolean holds, String kind, String what) {
    if (!holds) {
      report(kind, what);
    }
  }

  synchronized boolean isEmpty() {
    return counts.isEmpty();
  }

  synchronized void print() {
    Figures.print("violations", counts.values().stream().mapToLong(Long::longValue).sum());
    counts.forEach(
        (kind, count) -> {
          System.out.printf("VIOLATION %s, %,d times%n", kind, count);
          shown.get(kind).forEach(what -> System.out.println("  " + what));
        });
  }
}
