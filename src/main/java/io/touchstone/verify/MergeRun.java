package io.touchstone.verify;

import io.touchstone.config.Config;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.GoldenSection;
import io.touchstone.finding.RunReport.Part;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Joins what the shards of one run left behind into what the run would have left as a whole. */
public final class MergeRun {
  private final Config config;

  /**
   * @param config names the reports folder to write to
   */
  public MergeRun(Config config) {
    this.config = config;
  }

  /**
   * The report of the whole run; the actual outputs and the replay files of the shards are copied
   * to the reports folder.
   *
   * @param folders the reports folders of all shards, in any order
   * @throws JsonInputException where one has no report of a shard, one is missing or there twice,
   *     or they are not of one run; then nothing is copied
   */
  public RunReport merge(List<Path> folders) throws IOException {
    SortedMap<Integer, ShardReport> shards = new TreeMap<>();
    for (Path folder : folders) {
      ShardReport shard = read(folder);
      if (!shards.isEmpty()) {
        refuseStranger(shard, shards.get(shards.firstKey()));
      }
      ShardReport twin = shards.put(shard.part().number(), shard);
      if (twin != null) {
        throw fault(
            shard,
            "expected each shard once, found %s here and in %s"
                .formatted(shard.part().label(), twin.display()));
      }
    }
    refuseMissing(shards);
    refuseTwice(shards);
    ShardOutputs outputs = new ShardOutputs(config);
    List<StressSection> stress = new ArrayList<>();
    for (ShardReport shard : shards.values()) {
      outputs.copyActuals(shard);
      for (StressSection section : shard.report().stress()) {
        stress.add(outputs.copyReplay(section, shard));
      }
    }
    return new RunReport(
        all(shards, RunReport::goldens).toList(),
        stress,
        shards.get(1).report().contracts(),
        all(shards, RunReport::general).distinct().toList());
  }

  private static <T> Stream<T> all(
      SortedMap<Integer, ShardReport> shards, Function<RunReport, List<T>> list) {
    return shards.values().stream().flatMap(shard -> list.apply(shard.report()).stream());
  }

  private ShardReport read(Path folder) {
    String display = shown(folder);
    if (folder.equals(config.reports())) {
      throw new JsonInputException(
          display,
          null,
          "expected a folder besides the reports folder, which the merged report goes to, found that folder; name another with --reports");
    }
    return ShardReport.read(folder, display);
  }

  private static void refuseStranger(ShardReport shard, ShardReport first) {
    Part part = shard.part();
    if (part.of() != first.part().of()) {
      throw fault(
          shard,
          "expected a shard of %d, as in %s, found %s"
              .formatted(first.part().of(), first.display(), part.label()));
    }
    if (!part.run().equals(first.part().run())) {
      throw fault(
          shard,
          "expected a shard of the run of %s, found one of another: shards go together when touchstone.json, the golden files and the options --golden, --tag, --changed-since, --seed, --quick and --no-stress are the same"
              .formatted(first.display()));
    }
  }

  private static void refuseMissing(SortedMap<Integer, ShardReport> shards) {
    ShardReport first = shards.get(shards.firstKey());
    int of = first.part().of();
    List<String> missing =
        IntStream.rangeClosed(1, of)
            .filter(number -> !shards.containsKey(number))
            .mapToObj(number -> number + "/" + of)
            .toList();
    if (!missing.isEmpty()) {
      throw new JsonInputException(
          "--merge",
          null,
          "expected all %d shards, found no folder with %s"
                  .formatted(of, missing.stream().limit(10).collect(Collectors.joining(", ")))
              + (missing.size() > 10 ? " and " + (missing.size() - 10) + " more" : ""));
    }
  }

  private static void refuseTwice(SortedMap<Integer, ShardReport> shards) {
    Map<String, ShardReport> seen = new HashMap<>();
    for (ShardReport shard : shards.values()) {
      for (GoldenSection golden : shard.report().goldens()) {
        ShardReport twin = seen.put(golden.file(), shard);
        if (twin != null) {
          throw fault(
              shard,
              "expected each golden file in one shard, found %s here and in %s"
                  .formatted(golden.file(), twin.display()));
        }
      }
    }
  }

  private static JsonInputException fault(ShardReport shard, String problem) {
    return new JsonInputException(shard.display(), null, problem);
  }

  private String shown(Path path) {
    Path shown = path.startsWith(config.root()) ? config.root().relativize(path) : path;
    return shown.toString().replace('\\', '/');
  }
}
