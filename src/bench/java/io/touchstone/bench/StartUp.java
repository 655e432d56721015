package io.touchstone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long {@code ./touchstone canon} takes on a small file, against a Java program that does
 * nothing, in turns: the median of twenty runs each.
 */
final class StartUp {
  private static final int RUNS = 20;
  private static final int WARM_UP = 3;

  private StartUp() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Files.createTempFile("startup", ".json");
    Files.writeString(file, "{\"goal\": \"echo hello\", \"n\": [1, 2.50, 1e3]}");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        Path.of(Empty.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .toString();
    List<String> empty = List.of(java, "-Xshare:auto", "-cp", classes, Empty.class.getName());
    List<String> canon = List.of("./touchstone", "canon", file.toString());
    List<Double> emptyTimes = new ArrayList<>();
    List<Double> canonTimes = new ArrayList<>();
    for (int run = -WARM_UP; run < RUNS; run++) {
      double emptyMillis = millis(empty);
      double canonMillis = millis(canon);
      if (run >= 0) {
        emptyTimes.add(emptyMillis);
        canonTimes.add(canonMillis);
      }
    }
    Files.delete(file);
    double ours = median(canonTimes);
    double peer = median(emptyTimes);
    System.out.printf("| command | ms, median of %d | ratio |%n|---|---|---|%n", RUNS);
    System.out.printf("| `touchstone canon` on a small file | %.0f | %.2f |%n", ours, ours / peer);
    System.out.printf("| an empty `main` | %.0f | 1 |%n", peer);
  }

  private static double millis(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int exitCode = process.waitFor();
    double millis = (System.nanoTime() - start) / 1e6;
    if (exitCode != 0) {
      throw new IOException(command + " ended with exit code " + exitCode);
    }
    return millis;
  }

  private static double median(List<Double> times) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
