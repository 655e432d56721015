package io.touchstone.bench;

import io.touchstone.config.Config;
import io.touchstone.config.ConfigReader;
import io.touchstone.finding.RunReport;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import io.touchstone.verify.Progress;
import io.touchstone.verify.Selection;
import io.touchstone.verify.Session;
import io.touchstone.verify.StressMode;
import io.touchstone.verify.Verification;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What is left of a pipe's throughput when golden files are run through it: {@code golden run} of
 * 10,000 golden files of 1 KB on a program that answers what it is asked, against giving the same
 * program the same lines and reading its answers, one at a time. In one process, in turns, after
 * warming up both; medians.
 */
final class PipeScale {
  private static final int FILES = 10_000;
  private static final int FILES_A_FOLDER = 1_000;
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 9;
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private PipeScale() {}

  public static void main(String[] args) throws IOException {
    Path root = Files.createTempDirectory("pipe-scale");
    try {
      List<byte[]> lines = generate(root);
      double[] bare = new double[ROUNDS];
      double[] ours = new double[ROUNDS];
      for (int round = -WARM_UPS; round < ROUNDS; round++) {
        double pipe = micros(() -> pipe(lines));
        double run = micros(() -> run(root));
        System.out.printf(
            "%-8s bare pipe %6.1f us a case, golden run %6.1f, throughput %3.0f %%%n",
            round < 0 ? "warm-up" : "round " + (round + 1), pipe, run, 100 * pipe / run);
        if (round >= 0) {
          bare[round] = pipe;
          ours[round] = run;
        }
      }
      Arrays.sort(bare);
      Arrays.sort(ours);
      System.out.printf(
          "median   bare pipe %6.1f us a case, golden run %6.1f, throughput %3.0f %% of the pipe's%n",
          bare[ROUNDS / 2], ours[ROUNDS / 2], 100 * bare[ROUNDS / 2] / ours[ROUNDS / 2]);
    } finally {
      delete(root);
    }
  }

  private static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        EchoProgram.class.getName());
  }

  /** Golden files of about 1 KB, and the lines that their inputs are on the pipe. */
  private static List<byte[]> generate(Path root) throws IOException {
    String command =
        JsonText.line(
            command().stream()
                .collect(
                    com.fasterxml.jackson.databind.node.JsonNodeFactory.instance::arrayNode,
                    (array, word) -> array.add(word),
                    (one, other) -> one.addAll(other)));
    Files.writeString(
        root.resolve(Config.FILE),
        "{\"subjects\": {\"echo\": {\"command\": %s, \"protocol\": \"json-lines\"}}}"
            .formatted(command));
    List<byte[]> lines = new ArrayList<>(FILES);
    for (int i = 0; i < FILES; i++) {
      String value =
          """
          {
              "order": %d,
              "customer": { "name": "Ada Byron", "city": "London", "since": 1833, "vip": true },
              "items": [
                { "sku": "engine-%d", "count": %d, "price": 19.90, "tags": ["brass", "steam"] },
                { "sku": "card-%d", "count": 3, "price": 0.15, "tags": [] }
              ],
              "note": "Leave it with the neighbour, please.",
              "total": 1990.45
            }"""
              .formatted(i, i % 97, i % 7, i % 13);
      Path file = root.resolve("golden/echo/%d/case_%d.json".formatted(i / FILES_A_FOLDER, i));
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          "{\n  \"description\": \"Order %d.\",\n  \"input\": %s,\n  \"expected_output\": %s\n}\n"
              .formatted(i, value, value));
      lines.add(line(value));
    }
    return lines;
  }

  private static byte[] line(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    String line = JsonText.line(StrictJson.value(bytes, "value", JsonLimits.DEFAULT));
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void pipe(List<byte[]> lines) throws IOException {
    Process program =
        new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (OutputStream to = program.getOutputStream();
        InputStream from = new BufferedInputStream(program.getInputStream(), 1 << 16)) {
      for (byte[] line : lines) {
        to.write(line);
        to.flush();
        for (byte expected : line) {
          if (from.read() != expected) {
            throw new IllegalStateException("expected the line back, found another");
          }
        }
      }
    } finally {
      program.destroy();
    }
  }

  private static void run(Path root) {
    Config config = ConfigReader.read(root);
    RunReport report;
    try (Session session = new Session(config, OptionalLong.empty(), CLOCK)) {
      report =
          Verification.run(
              session, Selection.all(config.golden()), StressMode.OFF, Progress.SILENT);
    }
    if (report.goldens().size() != FILES || !report.findings().isEmpty()) {
      throw new IllegalStateException(
          "expected " + FILES + " matches, found " + report.findings().stream().limit(3).toList());
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private static double micros(Task task) throws IOException {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / 1e3 / FILES;
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
