package io.touchstone.subject.process;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processes as the operating system sees them. */
public final class Processes {
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private Processes() {}

  /** Fails unless every process of a JSON array of pids ends soon. */
  public static void assertEnd(JsonNode pids) throws Exception {
    assertFalse(pids.isEmpty());
    for (JsonNode pid : pids) {
      long start = System.nanoTime();
      while (runs(pid.longValue()) && System.nanoTime() - start < PATIENCE_NANOS) {
        Thread.sleep(10);
      }
      assertFalse(runs(pid.longValue()), () -> "the process " + pid + " still runs");
    }
  }

  static boolean runs(long pid) throws IOException {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false) && !isZombie(pid);
  }

  /**
   * Whether it has ended and only its parent, which in a container may be nobody, does not know.
   */
  private static boolean isZombie(long pid) throws IOException {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    return Files.exists(stat) && Files.readString(stat).contains(") Z ");
  }
}
