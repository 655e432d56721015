package io.touchstone.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** How much of the processor this thread took for each of many things. */
final class CpuTimes {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final LongStream.Builder nanos = LongStream.builder();
  private long[] sorted;

  /** Does the work and adds its time. */
  <T> T timed(Supplier<T> work) {
    long start = THREADS.getCurrentThreadCpuTime();
    T result = work.get();
    add(THREADS.getCurrentThreadCpuTime() - start);
    return result;
  }

  void add(long time) {
    nanos.add(time);
  }

  /** The time that no more than this share exceeds, in microseconds. */
  double micros(double share) {
    long[] times = sorted();
    return times[(int) Math.min(times.length - 1L, (long) (times.length * share))] / 1e3;
  }

  double median() {
    return micros(0.5);
  }

  double totalMillis() {
    return LongStream.of(sorted()).sum() / 1e6;
  }

  /** Median, 99th percentile and maximum in microseconds, each ten wide. */
  String row() {
    return String.format(Locale.ROOT, "%,10.0f%,10.0f%,10.0f", median(), micros(0.99), micros(1));
  }

  private long[] sorted() {
    if (sorted == null) {
      sorted = nanos.build().sorted().toArray();
    }
    return sorted;
  }
}
