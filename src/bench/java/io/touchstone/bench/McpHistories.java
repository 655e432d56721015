package io.touchstone.bench;

import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractHistory;
import io.touchstone.contract.McpTools;
import io.touchstone.contract.SemVer;
import io.touchstone.finding.Finding;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.verdict.Gate;
import io.touchstone.verdict.Judge;
import io.touchstone.verdict.Policy;
import io.touchstone.verdict.RuleBook;
import io.touchstone.verdict.Waivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Judges every step of the tool lists of published servers, and prints the tables of {@code
 * docs/mcp-histories.md}; how long it took goes to standard error. Takes a folder with a folder a
 * package, in it a file a version. Exit code 1 when a list cannot be read, 2 on bad usage.
 */
public final class McpHistories {
  private static final String ENDING = ".json";

  private final RuleBook rules = RuleBook.standard();
  private final Judge judge = new Judge(rules, Policy.TOLERANT);
  private final Gate gate = new Gate(judge, Waivers.NONE, LocalDate.EPOCH);
  private final List<String> times = new ArrayList<>();
  private String slowest = "";
  private double slowestMillis;
  private boolean allRead = true;

  /** Steps by how the computed bump stands to the declared one: less, as much, more. */
  private final int[] steps = new int[3];

  /** The tools of one version, by name. */
  record ToolList(SemVer version, SortedMap<String, Contract> tools) {}

  private McpHistories() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 1 || !Files.isDirectory(Path.of(args[0]))) {
      System.err.println(
          "expected -Dcorpus=FOLDER, with a folder a package, in it VERSION.json with the tools; found "
              + List.of(args));
      System.exit(2);
    }
    McpHistories histories = new McpHistories();
    long start = System.nanoTime();
    List<Path> packages = sorted(Path.of(args[0]));
    for (Path folder : packages) {
      histories.print(folder.getFileName().toString(), histories.read(folder));
    }
    int[] steps = histories.steps;
    System.out.printf(
        "## All%n%n%d steps: %d declare just what is computed, %d more than that, %d less.%n",
        steps[0] + steps[1] + steps[2], steps[1], steps[0], steps[2]);
    System.err.printf(
        Locale.ROOT,
        "%s%nall %.0f ms, slowest %s with %.0f ms%n",
        String.join("\n", histories.times),
        millisSince(start),
        histories.slowest,
        histories.slowestMillis);
    System.exit(histories.allRead && !packages.isEmpty() ? 0 : 1);
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  /** Oldest first. */
  private List<ToolList> read(Path folder) throws IOException {
    List<ToolList> lists = new ArrayList<>();
    for (Path file : sorted(folder)) {
      String name = file.getFileName().toString();
      SemVer version =
          SemVer.parse(name.substring(0, name.length() - ENDING.length())).orElseThrow();
      McpTools tools = McpTools.read(StrictJson.parse(file, name, JsonLimits.DEFAULT), version, "");
      for (JsonInputException fault : tools.faults()) {
        System.err.println(folder.getFileName() + "/" + fault.getMessage());
        allRead = false;
      }
      SortedMap<String, Contract> byName = new TreeMap<>();
      tools.contracts().forEach(contract -> byName.put(contract.id(), contract));
      lists.add(new ToolList(version, byName));
    }
    lists.sort(Comparator.comparing(ToolList::version));
    return lists;
  }

  private void print(String name, List<ToolList> lists) {
    System.out.printf("## %s%n%n", name);
    System.out.println("| from | to | tools | changed | declared | computed | because |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (int i = 1; i < lists.size(); i++) {
      long start = System.nanoTime();
      McpStep step = McpStep.of(lists.get(i - 1), lists.get(i), judge, rules);
      double millis = millisSince(start);
      System.out.println(step.row());
      steps[1 + Integer.signum(step.computed().compareTo(step.declared()))]++;
      String title = name + " " + lists.get(i - 1).version() + " to " + lists.get(i).version();
      times.add("%s: %.0f ms".formatted(title, millis));
      if (millis > slowestMillis) {
        slowest = title;
        slowestMillis = millis;
      }
    }
    System.out.println();
    printSoundness(lists);
  }

  /** What is wrong with versions by themselves. */
  private void printSoundness(List<ToolList> lists) {
    Map<String, List<String>> versions = new LinkedHashMap<>();
    for (ToolList list : lists) {
      for (Contract tool : list.tools().values()) {
        for (Finding finding : gate.soundness(new ContractHistory(tool.id(), List.of(tool)))) {
          versions
              .computeIfAbsent(
                  "`%s`, %s".formatted(tool.id(), finding.rule()), key -> new ArrayList<>())
              .add(list.version().toString());
        }
      }
    }
    versions.forEach(
        (what, where) -> System.out.println("- " + what + ": " + String.join(", ", where)));
    System.out.print(versions.isEmpty() ? "" : "\n");
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
