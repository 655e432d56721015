package io.touchstone.bench;

import java.util.Collection;
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

/** Runs the benchmarks of the runtime and prints their table. Takes JMH's own options. */
public final class RuntimeBenchmarks {
  private RuntimeBenchmarks() {}

  public static void main(String[] args) throws CommandLineOptionException, RunnerException {
    Options options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .include(RuntimeBenchmark.class.getName())
            .include(PlanBenchmark.class.getName())
            .addProfiler(GCProfiler.class)
            .build();
    Map<String, RunResult> results = byName(new Runner(options).run());
    System.out.println();
    System.out.println("| what | measured | baseline | found | promised |");
    System.out.println("|---|---|---|---|---|");
    for (String message : new String[] {"word", "plan"}) {
      printCalls(
          message,
          results.get("execute " + message),
          results.get("validateAlone " + message),
          results.get("executeByTwo " + message));
    }
    printPlans(results.get("runIndependent"), results.get("loop"), "independent");
    printPlans(results.get("runChained"), results.get("loop"), "chained");
  }

  private static Map<String, RunResult> byName(Collection<RunResult> results) {
    Map<String, RunResult> byName = new TreeMap<>();
    for (RunResult result : results) {
      String method = result.getParams().getBenchmark().replaceFirst(".*\\.", "");
      String message = result.getParams().getParam("message");
      byName.put(message == null ? method : method + " " + message, result);
    }
    return byName;
  }

  private static void printCalls(
      String message, RunResult execute, RunResult alone, RunResult byTwo) {
    if (execute == null || alone == null || byTwo == null) {
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "| execute, %s | %.1f us, %.1f KB | validating alone: %.1f us, %.1f KB | **+%.1f us** | at most +20 us |%n",
        message,
        time(execute),
        kilobytes(execute),
        time(alone),
        kilobytes(alone),
        time(execute) - time(alone));
    System.out.printf(
        Locale.ROOT,
        "| execute by 2 threads, %s | %.0f calls/ms | by 1: %.0f calls/ms | **%.2fx** | at least 1.6x |%n",
        message,
        2_000 / time(byTwo),
        1_000 / time(execute),
        2 * time(execute) / time(byTwo));
  }

  private static void printPlans(RunResult plan, RunResult loop, String what) {
    if (plan == null || loop == null) {
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "| plan of %,d %s steps | %.1f ms, %.0f KB | the same calls in a loop: %.1f ms, %.0f KB | **%.2fx** | |%n",
        PlanBenchmark.STEPS,
        what,
        time(plan),
        kilobytes(plan),
        time(loop),
        kilobytes(loop),
        time(plan) / time(loop));
  }

  private static double time(RunResult run) {
    return run.getPrimaryResult().getScore();
  }

  private static double kilobytes(RunResult run) {
    return run.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / 1024;
  }
}
