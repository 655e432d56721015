package io.touchstone.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks and prints the table of docs/benchmarks.md. Takes JMH's own options. */
public final class Benchmarks {
  /** One line of the table for each document: ours, the peer's method name, and what we promise. */
  private record Row(String what, String ours, String peerName, String peer, double promise) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(
              "bytes to canonical bytes",
              "bytesToCanonical",
              "erdtman",
              "bytesToCanonicalErdtman",
              0.6),
          new Row("bytes to hash", "bytesToHash", "erdtman + SHA-256", "bytesToHashErdtman", 0.6),
          new Row(
              "tree to canonical bytes",
              "treeToCanonical",
              "Jackson, plain",
              "treeToCanonicalJackson",
              2.5),
          new Row(
              "tree of decimals to canonical bytes",
              "strictTreeToCanonical",
              "Jackson, plain",
              "strictTreeToCanonicalJackson",
              2.5));

  private Benchmarks() {}

  public static void main(String[] args) throws CommandLineOptionException, RunnerException {
    Options options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .include(CanonicalBenchmark.class.getName())
            .addProfiler(GCProfiler.class)
            .build();
    print(new Runner(options).run());
  }

  private static void print(Collection<RunResult> results) {
    Map<String, Map<String, RunResult>> byDocument = new TreeMap<>();
    for (RunResult result : results) {
      String method = result.getParams().getBenchmark().replaceFirst(".*\\.", "");
      byDocument
          .computeIfAbsent(result.getParams().getParam("document"), name -> new TreeMap<>())
          .put(method, result);
    }
    System.out.println();
    System.out.println(
        "| what | document | ours, µs | peer | peer, µs | time | promised | ours, KB | peer, KB | allocated |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    for (Row row : ROWS) {
      byDocument.forEach((document, runs) -> print(row, document, runs));
    }
  }

  private static void print(Row row, String document, Map<String, RunResult> runs) {
    RunResult ours = runs.get(row.ours());
    RunResult peer = runs.get(row.peer());
    if (ours == null || peer == null) {
      return;
    }
    double time = ours.getPrimaryResult().getScore();
    double peerTime = peer.getPrimaryResult().getScore();
    double kilobytes = kilobytes(ours);
    double peerKilobytes = kilobytes(peer);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.1f | %s | %.1f | **%.2fx** | %.1fx | %.1f | %.1f | %.2fx |%n",
        row.what(),
        document,
        time,
        row.peerName(),
        peerTime,
        time / peerTime,
        row.promise(),
        kilobytes,
        peerKilobytes,
        kilobytes / peerKilobytes);
  }

  private static double kilobytes(RunResult run) {
    return run.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / 1024;
  }
}
