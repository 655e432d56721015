package io.touchstone.soak;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by name, and their print: one a line. Many threads may count. */
final class Figures {
  private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

  void count(String name) {
    counts.computeIfAbsent(name, key -> new LongAdder()).increment();
  }

  long of(String name) {
    LongAdder count = counts.get(name);
    return count == null ? 0 : count.sum();
  }

  void print() {
    counts.forEach((name, count) -> print(name, count.sum()));
  }

  static void print(String name, long count) {
    print(name, String.format(Locale.ROOT, "%,d", count));
  }

  static void print(String name, String value) {
    System.out.printf(Locale.ROOT, "%-48s%16s%n", name, value);
  }
}
