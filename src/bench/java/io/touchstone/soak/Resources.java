package io.touchstone.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The threads and file descriptors of this process before the load, held against those after. */
final class Resources {
  /**
   * Descriptors that Java itself may open meanwhile and keep: a file of its own libraries, the
   * source of random numbers. One connection that is left takes at least two.
   */
  private static final long SPARE_DESCRIPTORS = 1;

  /** Java's HTTP client keeps idle threads for a minute after it was dropped. */
  private static final long PATIENCE_SECONDS = 100;

  /** Java starts it when somebody looks into the process, and keeps it. */
  private static final String OF_TOOLS = "Attach Listener";

  private final Set<Thread> threads = Thread.getAllStackTraces().keySet();
  private final long descriptors = openDescriptors();

  /** Waits for what ends by itself, and reports the rest. */
  void compare(Violations violations) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!(newThreads().isEmpty() && openDescriptors() <= descriptors)
        && System.nanoTime() < end) {
      System.gc();
      TimeUnit.SECONDS.sleep(1);
    }
    Figures.print("threads at the start", threads.size());
    Figures.print("threads left at the end", newThreads().size());
    Figures.print("descriptors open at the start", descriptors);
    Figures.print("descriptors open at the end", openDescriptors());
    violations.expect(newThreads().isEmpty(), "threads leaked", newThreads().toString());
    violations.expect(
        openDescriptors() <= descriptors + SPARE_DESCRIPTORS,
        "descriptors leaked",
        "%d, before %d".formatted(openDescriptors(), descriptors));
  }

  private Set<String> newThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !threads.contains(thread))
        .map(Thread::getName)
        .filter(name -> !name.equals(OF_TOOLS))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static long openDescriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }
}
