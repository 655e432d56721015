package io.touchstone.stress;

import io.touchstone.bench.ProcessCpu;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of the lab and prints their tables. Takes JMH's own options. */
public final class StressBenchmarks {
  private static final double MOST_MICROS = 25;
  private static final double LEAST_CALLS_A_MINUTE = 1e6;
  private static final String[] WAYS = {"direct", "guardedHere", "labHere", "lab", "plainLoop"};

  private StressBenchmarks() {}

  public static void main(String[] args) throws CommandLineOptionException, RunnerException {
    Options options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .include(StressBenchmark.class.getName())
            .addProfiler(GCProfiler.class)
            .addProfiler(ProcessCpu.class)
            .build();
    Map<String, RunResult> results = byName(new Runner(options).run());
    System.out.println();
    System.out.println(
        "| subject | way | us a call | best iteration | CPU us a call | KB a call |");
    System.out.println("|---|---|---|---|---|---|");
    results.forEach(StressBenchmarks::print);
    for (String subject : new String[] {"constant", "echo", "planner"}) {
      printParts(subject, results, "clock", StressBenchmarks::time);
      printParts(subject, results, "CPU", StressBenchmarks::cpu);
    }
    printPromises(results);
  }

  private static Map<String, RunResult> byName(Collection<RunResult> results) {
    Map<String, RunResult> byName = new TreeMap<>();
    for (RunResult result : results) {
      String method = result.getParams().getBenchmark().replaceFirst(".*\\.", "");
      byName.put(result.getParams().getParam("subject") + " " + method, result);
    }
    return byName;
  }

  private static void print(String name, RunResult run) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.1f |%n",
        name.replace(" ", " | "),
        time(run),
        iterations(run, IterationResult::getPrimaryResult).min().orElseThrow(),
        cpu(run),
        run.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / 1024);
  }

  private static void printParts(
      String subject, Map<String, RunResult> results, String what, ToDoubleFunction<RunResult> of) {
    double[] at = new double[WAYS.length];
    for (int i = 0; i < WAYS.length; i++) {
      RunResult run = results.get(subject + " " + WAYS[i]);
      if (run == null) {
        return;
      }
      at[i] = of.applyAsDouble(run);
    }
    System.out.printf(
        Locale.ROOT,
        "%s, %s: lab %+.2f us on top of the subject = copy of the answer %.2f + orders and judging %.2f + handover %.2f; plain loop %+.2f us, ratio of these %.2f%n",
        subject,
        what,
        at[3] - at[0],
        at[1] - at[0],
        at[2] - at[1],
        at[3] - at[2],
        at[4] - at[0],
        (at[3] - at[0]) / (at[4] - at[0]));
  }

  private static void printPromises(Map<String, RunResult> results) {
    printPromises(results, "clock", StressBenchmarks::time);
    printPromises(results, "CPU", StressBenchmarks::cpu);
  }

  private static void printPromises(
      Map<String, RunResult> results, String what, ToDoubleFunction<RunResult> of) {
    for (String subject : new String[] {"constant", "echo"}) {
      RunResult lab = results.get(subject + " lab");
      RunResult direct = results.get(subject + " direct");
      if (lab != null && direct != null) {
        double cost = of.applyAsDouble(lab) - of.applyAsDouble(direct);
        System.out.printf(
            Locale.ROOT,
            "%s, %s: %+.1f us a call, promised at most +%.0f: %s%n",
            subject,
            what,
            cost,
            MOST_MICROS,
            cost <= MOST_MICROS ? "kept" : "MISSED");
      }
    }
    RunResult planner = results.get("planner lab");
    if (planner != null) {
      double calls = 60e6 / of.applyAsDouble(planner);
      System.out.printf(
          Locale.ROOT,
          "planner, %s: %,.0f calls a minute, promised at least %,.0f: %s%n",
          what,
          calls,
          LEAST_CALLS_A_MINUTE,
          calls >= LEAST_CALLS_A_MINUTE ? "kept" : "MISSED");
    }
  }

  private static double time(RunResult run) {
    return median(iterations(run, IterationResult::getPrimaryResult));
  }

  private static double cpu(RunResult run) {
    return median(iterations(run, each -> each.getSecondaryResults().get(ProcessCpu.NAME)));
  }

  private static DoubleStream iterations(
      RunResult run, Function<IterationResult, Result<?>> result) {
    return run.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .map(result)
        .mapToDouble(Result::getScore);
  }

  /** A mean would be spoilt by one second in which the machine was busy with something else. */
  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
