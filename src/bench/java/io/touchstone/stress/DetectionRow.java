package io.touchstone.stress;

import io.touchstone.specimen.Specimen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What the lab says of a specimen.
 *
 * @param full one run a seed, with all that is known
 * @param quick one run a seed, in this process only; none where that makes no sense
 * @param world what is left of the world in which it was caught; empty where it was in this one
 */
record DetectionRow(Specimen specimen, List<LabRun> full, List<LabRun> quick, String world) {
  private static final int SEEDS = 5;
  private static final int CLEAN_QUICK_SEEDS = 20;
  private static final int CLEAN_FULL_SEEDS = 2;

  /** A mutant that shows in this process. */
  static DetectionRow inProcess(Specimen specimen) {
    return new DetectionRow(
        specimen,
        LongStream.rangeClosed(1, SEEDS).mapToObj(seed -> LabRun.full(specimen, seed)).toList(),
        LongStream.rangeClosed(1, SEEDS).mapToObj(seed -> LabRun.quick(specimen, seed)).toList(),
        "");
  }

  /** A mutant that shows in other processes only. */
  static DetectionRow elsewhere(Specimen specimen) {
    List<LabRun> full = new ArrayList<>();
    String world = "";
    for (long seed = 1; seed <= SEEDS; seed++) {
      LabRun run = LabRun.full(specimen, seed);
      full.add(run);
      if (world.isEmpty()
          && run.found().isPresent()
          && run.shrunk(specimen, seed).divergence().schedule() instanceof Elsewhere left) {
        world = left.world().toString();
      }
    }
    return new DetectionRow(specimen, full, List.of(), world);
  }

  /** A clean one, with all that is known. */
  static DetectionRow cleanFull(Specimen specimen) {
    return new DetectionRow(
        specimen,
        LongStream.rangeClosed(1, CLEAN_FULL_SEEDS)
            .mapToObj(seed -> LabRun.full(specimen, seed))
            .toList(),
        List.of(),
        "");
  }

  /** A clean one, in this process only. */
  static DetectionRow cleanQuick(Specimen specimen) {
    return new DetectionRow(
        specimen,
        List.of(),
        LongStream.rangeClosed(1, CLEAN_QUICK_SEEDS)
            .mapToObj(seed -> LabRun.quick(specimen, seed))
            .toList(),
        "");
  }

  DetectionRow withQuick(List<LabRun> runs) {
    return new DetectionRow(specimen, full, runs, world);
  }

  boolean isCaught() {
    return catches(full) == full.size();
  }

  boolean isCaughtQuickly() {
    return catches(quick) == quick.size();
  }

  static long catches(List<LabRun> runs) {
    return runs.stream().filter(run -> run.found().isPresent()).count();
  }

  /** Runs that did not pass, whatever the reason. */
  long alarms() {
    return full.stream().filter(run -> !run.isSilent()).count()
        + quick.stream().filter(run -> !run.isSilent()).count();
  }

  long slowestMillis() {
    return slowest(full);
  }

  long slowestQuickMillis() {
    return slowest(quick);
  }

  private static long slowest(List<LabRun> runs) {
    return runs.stream().mapToLong(LabRun::millis).max().orElse(0);
  }

  /** By what it was caught; where seeds differ, with how many of them. */
  String catchers() {
    Map<String, Long> counts =
        full.stream()
            .flatMap(run -> run.found().stream())
            .map(found -> found.perturbation().name())
            .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(each -> counts.size() == 1 ? each.getKey() : each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  /** The median of the runs that caught it; 0 where none did. */
  static long median(List<LabRun> runs, ToLongFunction<LabRun> figure) {
    long[] sorted =
        runs.stream().filter(run -> run.found().isPresent()).mapToLong(figure).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
