package io.touchstone.bench;

import com.sun.management.OperatingSystemMXBean;
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
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What is left of a pipe's throughput when golden files are run through it: {@code golden run} of
 * 10,000 golden files of 1 KB on a program that answers what it is asked, against giving the same
 * program the same lines and reading its answers, one at a time. In one process, in turns, after
 * warming up both; medians. Once with a program that does as little as one can, once with one that
 * does the least that a subject does.
 */
final class PipeScale {
  private static final int FILES = 10_000;
  private static final int FILES_A_FOLDER = 1_000;
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 9;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private PipeScale() {}

  /** A program that is asked, and in words what it does. */
  private record Program(String what, Class<?> main) {
    List<String> command() {
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-cp",
          System.getProperty("java.class.path"),
          main.getName());
    }
  }

  private static final List<Program> PROGRAMS =
      List.of(
          new Program("copies bytes", EchoProgram.class),
          new Program("parses and writes with Jackson", JacksonEchoProgram.class));

  /** Of one way to ask the program all that it is asked, microseconds a case. */
  private record Cost(double clock, double processor) {
    static Cost median(List<Cost> costs) {
      return new Cost(
          median(costs.stream().mapToDouble(Cost::clock)),
          median(costs.stream().mapToDouble(Cost::processor)));
    }

    private static double median(DoubleStream values) {
      double[] sorted = values.sorted().toArray();
      return sorted[sorted.length / 2];
    }
  }

  public static void main(String[] args) throws IOException {
    for (Program program : PROGRAMS) {
      Path root = Files.createTempDirectory("pipe-scale");
      try {
        measure(program, root);
      } finally {
        delete(root);
      }
    }
  }

  private static void measure(Program program, Path root) throws IOException {
    System.out.printf("A program that %s%n", program.what());
    List<byte[]> lines = generate(program, root);
    List<Cost> starts = new ArrayList<>();
    List<Cost> bare = new ArrayList<>();
    List<Cost> ours = new ArrayList<>();
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      Cost start = cost(() -> pipe(program, lines.subList(0, 1)));
      Cost pipe = cost(() -> pipe(program, lines));
      Cost run = cost(() -> run(root));
      print(round < 0 ? "warm-up" : "round " + (round + 1), pipe, run);
      if (round >= 0) {
        starts.add(start);
        bare.add(pipe);
        ours.add(run);
      }
    }
    print("median", Cost.median(bare), Cost.median(ours));
    System.out.printf(
        "In both, until the program has answered once: %.1f us a case%n",
        Cost.median(starts).clock());
  }

  private static void print(String round, Cost pipe, Cost run) {
    System.out.printf(
        "%-8s bare pipe %6.1f us a case, golden run %6.1f, throughput %3.0f %% of the pipe's;"
            + " processor time %5.1f and %5.1f us%n",
        round,
        pipe.clock(),
        run.clock(),
        100 * pipe.clock() / run.clock(),
        pipe.processor(),
        run.processor());
  }

  /** Golden files of about 1 KB, and the lines that their inputs are on the pipe. */
  private static List<byte[]> generate(Program program, Path root) throws IOException {
    String command =
        JsonText.line(
            program.command().stream()
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
                { "sku": "engine-%d", "count": %d, "price": 19.95, "tags": ["brass", "steam"] },
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

  private static void pipe(Program program, List<byte[]> lines) throws IOException {
    Process process =
        new ProcessBuilder(program.command())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream to = process.getOutputStream();
        InputStream from = new BufferedInputStream(process.getInputStream(), 1 << 16)) {
      for (byte[] line : lines) {
        to.write(line);
        to.flush();
        int last = 0;
        while (last != '\n') {
          last = from.read();
          if (last < 0) {
            throw new IllegalStateException("expected a line, found the end of the output");
          }
        }
      }
    } finally {
      process.destroy();
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

  /** The processor time is that of this process, which is not the program's. */
  private static Cost cost(Task task) throws IOException {
    long start = System.nanoTime();
    long processor = SYSTEM.getProcessCpuTime();
    task.run();
    return new Cost(
        (System.nanoTime() - start) / 1e3 / FILES,
        (SYSTEM.getProcessCpuTime() - processor) / 1e3 / FILES);
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
