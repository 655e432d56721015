package io.touchstone.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.config.Config;
import io.touchstone.config.ConfigReader;
import io.touchstone.json.JsonInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenLockTest {
  private TestProject project;
  private Config config;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new TestProject(root);
    config = ConfigReader.read(project.root());
  }

  @Test
  void theSecondIsToldWhoIsAtWork() {
    try (GoldenLock first = GoldenLock.take(config)) {
      first.removeLeftovers(List.of());
      JsonInputException refusal =
          assertThrows(JsonInputException.class, () -> GoldenLock.take(config));
      assertEquals(
          "reports/.lock: another command, process %d, is changing the golden files; nothing was changed by this one, run it again when that one has ended"
              .formatted(ProcessHandle.current().pid()),
          refusal.getMessage());
    }
  }

  @Test
  void whenTheFirstHasEndedAnotherMayBegin() {
    GoldenLock.take(config).close();
    project.write("reports/.lock", "whatever an earlier one said of itself");
    GoldenLock.take(config).close();
    assertEquals(Long.toString(ProcessHandle.current().pid()), project.text("reports/.lock"));
  }

  @Test
  void whereThereCanBeNoLockNothingIsBegun() {
    project.write("reports", "a file");
    JsonInputException refusal =
        assertThrows(JsonInputException.class, () -> GoldenLock.take(config));
    assertTrue(
        refusal
            .getMessage()
            .startsWith("reports/.lock: the golden files cannot be locked, so nothing was changed"),
        refusal::getMessage);
  }

  @Test
  void onlyWhatKilledWritersLeftIsRemoved() {
    project
        .write("golden/a/.touchstone-123.tmp", "half of a file")
        .write("golden/a/.touchstone-notes.tmp", "somebody's own")
        .write("golden/a/case.json", "{}")
        .write("golden/b/.touchstone-456.tmp", "in a folder that is not written");
    try (GoldenLock lock = GoldenLock.take(config)) {
      lock.removeLeftovers(List.of(project.path("golden/a/case.json")));
    }
    assertFalse(Files.exists(project.path("golden/a/.touchstone-123.tmp")));
    assertEquals(
        List.of(
            "golden/a/.touchstone-notes.tmp", "golden/a/case.json", "golden/b/.touchstone-456.tmp"),
        List.copyOf(project.files("golden").keySet()));
  }
}
