package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code golden accept --all} is killed at random moments: each file is as it was or as it is to
 * be, and the next run goes on from there.
 *
 * <p>The system property {@code touchstone.kill.rounds} is how often, {@code touchstone.kill.seed}
 * when.
 */
class GoldenAcceptKilledIT {
  private static final int ROUNDS = Integer.getInteger("touchstone.kill.rounds", 5);
  private static final long SEED = Long.getLong("touchstone.kill.seed", 20261128);
  private static final int FILES = 300;

  /** So many files are still to come when the kill is decided, so that it hits a run at work. */
  private static final int AHEAD = 30;

  private static final int LONGEST_TEXT = 50_000;
  private static final int LONGEST_PAUSE_MICROS = 3_000;
  private static final long DEADLINE_SECONDS = 120;

  private final Random random = new Random(SEED);
  private final List<String> texts = new ArrayList<>();
  private TestProject project;

  @Test
  void everyFileIsAsItWasOrAsItIsToBe(@TempDir Path root, TestReporter reporter) throws Exception {
    project = new TestProject(root).write("touchstone.json", "{}");
    for (int i = 0; i < FILES; i++) {
      int length = random.nextInt(random.nextInt(LONGEST_TEXT) + 1);
      texts.add("x".repeat(length));
      project.write("actual/golden/" + name(i), answer(i, i));
    }
    int inTheMidst = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int accepted = killed(round);
      inTheMidst += accepted > 0 && accepted < FILES ? 1 : 0;
    }
    reporter.publishEntry(
        "rounds", "%d, of which %d were killed in the midst".formatted(ROUNDS, inTheMidst));
    assertTrue(inTheMidst > 0, "no kill came between the first file and the last");
    theNextRunGoesOn();
  }

  /** How many files were accepted when the kill came. */
  private int killed(int round) throws Exception {
    for (int i = 0; i < FILES; i++) {
      project.write("golden/" + name(i), before(i));
    }
    Process accept = round % 2 == 0 ? accept("--all") : accept("--all", "--from", "actual");
    waitFor(random.nextInt(FILES - AHEAD), accept);
    TimeUnit.MICROSECONDS.sleep(random.nextInt(LONGEST_PAUSE_MICROS));
    accept.destroyForcibly().waitFor();
    int accepted = 0;
    for (int i = 0; i < FILES; i++) {
      String text = project.text("golden/" + name(i));
      boolean isNew = text.equals(after(i));
      assertTrue(isNew || text.equals(before(i)), "torn: " + name(i) + " in round " + round);
      accepted += isNew ? 1 : 0;
    }
    return accepted;
  }

  /** Until the file of this number was accepted; the files are accepted in their order. */
  private void waitFor(int number, Process accept) throws IOException {
    Path file = project.path("golden/" + name(number));
    long old = before(number).length();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (Files.size(file) == old) {
      assertTrue(accept.isAlive(), () -> "ended too early: " + printed(accept));
      assertTrue(System.nanoTime() < deadline, "nothing is accepted");
      Thread.onSpinWait();
    }
  }

  private void theNextRunGoesOn() throws Exception {
    Process accept = accept("--all");
    String printed = printed(accept);
    assertEquals(0, accept.waitFor(), printed);
    SortedMap<String, String> files = project.files("golden");
    assertEquals(FILES, files.size(), () -> "also: " + files.keySet());
    for (int i = 0; i < FILES; i++) {
      assertEquals(after(i), files.get("golden/" + name(i)));
    }
  }

  private Process accept(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "golden",
                "accept"));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(project.path("printed.txt").toFile());
    builder.environment().remove("CI");
    return builder.start();
  }

  private String printed(Process accept) {
    try {
      accept.waitFor();
      return Files.readString(project.path("printed.txt"), StandardCharsets.UTF_8);
    } catch (IOException | InterruptedException e) {
      return e.toString();
    }
  }

  private static String name(int number) {
    return "%d/case_%03d.json".formatted(number / 100, number);
  }

  private String before(int number) {
    return golden(number, -1000);
  }

  private String after(int number) {
    return golden(number, number);
  }

  private String golden(int number, int expected) {
    return """
    {
      "subject": "test.echo",
      "input": %s,
      "expected_output": %s
    }
    """
        .formatted(answer(number, number), answer(number, expected));
  }

  private String answer(int number, int value) {
    return "{\"text\":   \"%s\", \"n\": %d}".formatted(texts.get(number), value);
  }
}
