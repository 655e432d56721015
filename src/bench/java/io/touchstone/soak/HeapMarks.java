package io.touchstone.soak;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much heap is in use when nothing runs and all garbage is gone, time after time. */
final class HeapMarks {
  /** The runtime remembers a minute of beginnings, so the first minute grows as it should. */
  private static final double WARM_UP_MINUTES = 1.25;

  /** With fewer, a trend is chance. */
  private static final int FEWEST = 6;

  /** What the last third of the marks may have more than the first: a share, and megabytes. */
  private static final double MOST_GROWTH = 0.05;

  private static final double ALWAYS_ALLOWED = 1;

  private final List<Mark> marks = new ArrayList<>();

  private record Mark(double minute, double megabytes) {}

  void take(double minute) {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    marks.add(new Mark(minute, used / 1e6));
    Figures.print(
        String.format(Locale.ROOT, "heap after GC, minute %.2f, MB", minute), words(used / 1e6));
  }

  void judge(Violations violations) {
    List<Mark> warm = marks.stream().filter(mark -> mark.minute > WARM_UP_MINUTES).toList();
    if (warm.size() < FEWEST) {
      Figures.print("heap trend", "too short to judge");
      return;
    }
    int third = warm.size() / 3;
    double first = mean(warm.subList(0, third));
    double last = mean(warm.subList(warm.size() - third, warm.size()));
    Figures.print("heap, first third of the marks, MB", words(first));
    Figures.print("heap, last third of the marks, MB", words(last));
    Figures.print("heap slope, least squares, MB a minute", words(slope(warm)));
    violations.expect(
        last <= first * (1 + MOST_GROWTH) + ALWAYS_ALLOWED,
        "the heap grows",
        "from %.1f MB to %.1f MB".formatted(first, last));
  }

  private static double mean(List<Mark> some) {
    return some.stream().mapToDouble(Mark::megabytes).average().orElseThrow();
  }

  private static double slope(List<Mark> some) {
    double meanMinute = some.stream().mapToDouble(Mark::minute).average().orElseThrow();
    double meanSize = mean(some);
    double products = 0;
    double squares = 0;
    for (Mark mark : some) {
      double x = mark.minute - meanMinute;
      products += x * (mark.megabytes - meanSize);
      squares += x * x;
    }
    return products / squares;
  }

  private static String words(double megabytes) {
    return String.format(Locale.ROOT, "%.2f", megabytes);
  }
}
