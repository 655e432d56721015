package io.touchstone.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.config.Config;
import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractFolder;
import io.touchstone.contract.ContractReader;
import io.touchstone.finding.ContractStep;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.json.LargeStack;
import io.touchstone.json.StrictJson;
import io.touchstone.report.ContractStepJson;
import io.touchstone.report.ContractStepMarkdown;
import io.touchstone.report.ContractStepText;
import io.touchstone.verdict.FolderComparison;
import io.touchstone.verdict.Judge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code touchstone contract diff}: what moved between two contracts, or two folders of them. */
@Command(
    name = "diff",
    description = {
      "Tell what moved between two contracts, which bump it needs, and show documents that tell them"
          + " apart; or between two folders of contracts, newest versions against each other."
    },
    footer = {
      "",
      "Examples:",
      "  touchstone contract diff 1.0.0.json 1.1.0.json",
      "  touchstone contract diff --format json old/ new/",
      "  touchstone contract diff --exit-code 1.0.0.json 1.1.0.json   exit code 1 if anything breaks"
    })
final class ContractDiffCommand implements Callable<Integer> {
  private final Console console;

  @Mixin ProjectRoot project;
  @Mixin PolicyOption policy;

  @Parameters(index = "0", paramLabel = "OLD", description = "A contract, or a folder of them.")
  Path old;

  @Parameters(index = "1", paramLabel = "NEW", description = "A contract, or a folder of them.")
  Path now;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "terminal",
      description = "What to print: terminal (default), json or markdown.")
  OutputFormat format;

  @Option(
      names = "--exit-code",
      description = "Exit with 1 if a change needs a major version, or NEW is no good contract.")
  boolean exitCode;

  ContractDiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return LargeStack.FOR_JSON.call(this::diff);
  }

  private int diff() {
    Config config = project.config();
    Judge judge = policy.judge(config);
    boolean folders = Files.isDirectory(at(old)) && Files.isDirectory(at(now));
    if (folders) {
      ContractFolder before = ContractFolder.read(at(old), old.toString(), config.limits());
      ContractFolder after = ContractFolder.read(at(now), now.toString(), config.limits());
      List<JsonInputException> faults = new ArrayList<>(before.faults());
      faults.addAll(after.faults());
      faults.forEach(fault -> console.complain(fault.getMessage()));
      List<ContractStep> steps = new FolderComparison(judge).compare(before, after);
      print(steps, true);
      return faults.isEmpty() ? exitCode(steps) : Main.BAD_INPUT;
    }
    List<ContractStep> steps =
        List.of(new FolderComparison(judge).step(read(old, config), read(now, config)));
    print(steps, false);
    return exitCode(steps);
  }

  private int exitCode(List<ContractStep> steps) {
    boolean fine = steps.stream().allMatch(step -> step.isCompatible() && step.passed());
    return exitCode && !fine ? 1 : 0;
  }

  private Path at(Path path) {
    return console.here().resolve(path).normalize();
  }

  private Contract read(Path path, Config config) {
    return ContractReader.read(
        StrictJson.parse(at(path), path.toString().replace('\\', '/'), config.limits()));
  }

  private void print(List<ContractStep> steps, boolean list) {
    console
        .out()
        .print(
            switch (format) {
              case JSON -> json(steps, list);
              case MARKDOWN -> joined(steps, step -> new ContractStepMarkdown(step).render());
              case TERMINAL -> joined(steps, ContractStepText::of);
            });
  }

  private static String joined(
      List<ContractStep> steps, java.util.function.Function<ContractStep, String> text) {
    return steps.stream().map(text).collect(Collectors.joining("\n"));
  }

  private static String json(List<ContractStep> steps, boolean list) {
    if (!list) {
      return JsonText.pretty(ContractStepJson.of(steps.get(0)));
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    steps.forEach(step -> array.add(ContractStepJson.of(step)));
    return JsonText.pretty(array);
  }
}
