package io.touchstone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.config.Config;
import io.touchstone.finding.RunReport;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import io.touchstone.planner.StubPlanner;
import io.touchstone.verify.Progress;
import io.touchstone.verify.Selection;
import io.touchstone.verify.Session;
import io.touchstone.verify.StressMode;
import io.touchstone.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How {@code verify --no-stress} grows with the number of golden files, against what cannot be
 * saved: reading and parsing the files and asking the planner. Both in this one process, in turns;
 * the better of three each.
 */
final class VerifyScale {
  private static final int[] SIZES = {1_000, 10_000, 100_000};
  private static final int ROUNDS = 3;
  private static final int FILES_A_FOLDER = 1_000;
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private VerifyScale() {}

  public static void main(String[] args) throws IOException {
    System.out.printf("| golden files | verify, ms | parse and plan, ms | ratio | us a file |%n");
    System.out.printf("|---|---|---|---|---|%n");
    for (int size : SIZES) {
      Path root = Files.createTempDirectory("verify-scale");
      try {
        List<Path> files = generate(root, size);
        double ours = Double.MAX_VALUE;
        double floor = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
          floor = Math.min(floor, millis(() -> parseAndPlan(files)));
          ours = Math.min(ours, millis(() -> verify(root, size)));
        }
        System.out.printf(
            "| %,d | %.0f | %.0f | %.2f | %.0f |%n",
            size, ours, floor, ours / floor, ours * 1000 / size);
      } finally {
        delete(root);
      }
    }
  }

  private static List<Path> generate(Path root, int size) throws IOException {
    String[] goals = {
      "echo hello %d", "fetch page %d", "analyze table %d", "write poem %d", "pick row %d"
    };
    StubPlanner planner = new StubPlanner(CLOCK);
    List<Path> files = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      String input =
          "{\"agent_id\": \"agent-%d\", \"goal\": \"%s\", \"context\": {\"url\": \"https://example.com/%d\"}}"
              .formatted(i, goals[i % goals.length].formatted(i), i);
      JsonNode answer = planner.planDocument(parse(input)).toJson();
      Path file = root.resolve("golden/planner/%d/case_%d.json".formatted(i / FILES_A_FOLDER, i));
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          "{\n  \"description\": \"Case %d.\",\n  \"input\": %s,\n  \"expected_output\": %s,\n  \"matchers\": {\"metadata.generated_at\": \"timestamp\"}\n}\n"
              .formatted(i, input, JsonText.pretty(answer).strip()));
      files.add(file);
    }
    return files;
  }

  private static JsonNode parse(String json) {
    return StrictJson.value(
        json.getBytes(java.nio.charset.StandardCharsets.UTF_8), "input", JsonLimits.DEFAULT);
  }

  private static void parseAndPlan(List<Path> files) throws IOException {
    StubPlanner planner = new StubPlanner(CLOCK);
    for (Path file : files) {
      JsonNode golden = StrictJson.value(Files.readAllBytes(file), "golden", JsonLimits.DEFAULT);
      if (planner.planDocument(golden.get("input")).toJson().isEmpty()) {
        throw new IllegalStateException("no answer");
      }
    }
  }

  private static void verify(Path root, int size) {
    Config config = Config.defaults(root);
    RunReport report;
    try (Session session = new Session(config, OptionalLong.empty(), CLOCK)) {
      report =
          Verification.run(
              session, Selection.all(config.golden()), StressMode.OFF, Progress.SILENT);
    }
    if (report.goldens().size() != size || !report.findings().isEmpty()) {
      throw new IllegalStateException("expected " + size + " matches, found " + report.findings());
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private static double millis(Task task) throws IOException {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
