package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.verify.GoldenLock;
import io.touchstone.verify.InferRun;
import io.touchstone.verify.Inference;
import io.touchstone.verify.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code touchstone golden infer}: which output fields of a case vary, and what to say of them. */
@Command(
    name = "infer",
    description =
        "Ask the subject of a golden file several times: which fields of its output stay, which vary, and what the file should say of them.",
    footer = {
      "",
      "The subject is asked again, on one instance and on fresh ones, over more than a second, and then in"
          + " all the ways of \"stress run\", other processes included. --write adds what the file lacks and changes nothing else in it; refused where CI is set.",
      "",
      "Examples:",
      "  touchstone golden infer golden/planner/case.json",
      "  touchstone golden infer golden/planner/case.json --write"
    })
final class GoldenInferCommand implements Callable<Integer> {
  private final Console console;

  @Mixin WorkspaceOptions workspace;

  @Parameters(index = "0", paramLabel = "CASE", description = "A golden file.")
  Path file;

  @Option(names = "--write", description = "Write what the file lacks of the proposal into it.")
  boolean write;

  @Option(
      names = "--quick",
      description = "Only ask again: 20 times one instance, and 5 fresh ones.")
  boolean quick;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default) or json.")
  PlanFormat format;

  GoldenInferCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (write && console.ci()) {
      throw new JsonInputException(
          "golden infer --write",
          null,
          "refused because the environment variable CI is set: golden files are changed at a desk");
    }
    Config config = workspace.config();
    try (Session session = workspace.open(config)) {
      InferRun run = new InferRun(session, golden -> session.observe(golden, quick));
      Inference found = run.infer(workspace.selection(config, List.of(file), List.of()));
      console
          .out()
          .print(
              format == PlanFormat.JSON
                  ? JsonText.pretty(InferenceText.json(found))
                  : InferenceText.of(found));
      if (found.trouble().isPresent()) {
        console.complain(display(found) + ": " + found.trouble().get());
        return 1;
      }
      tellOutdated(found);
      return write ? write(config, run, found) : 0;
    }
  }

  private void tellOutdated(Inference found) {
    if (!found.outdated().isEmpty()) {
      console.complain(
          "%s: the subject answers something else than the file expects at %s; see: touchstone golden run %s"
              .formatted(
                  display(found),
                  found.outdated().stream()
                      .map(FieldPath::toString)
                      .map(path -> path.isEmpty() ? "the root" : path)
                      .collect(Collectors.joining(", ")),
                  found.golden().source().arguments()));
    }
  }

  private int write(Config config, InferRun run, Inference found) {
    boolean lacking = !found.isEnough();
    Optional<String> refusal;
    try (GoldenLock lock = GoldenLock.take(config)) {
      lock.removeLeftovers(List.of(found.golden().source().path()));
      refusal = run.write(found);
    }
    if (refusal.isPresent()) {
      console.complain(display(found) + ": " + refusal.get());
      return 1;
    }
    if (format == PlanFormat.TEXT) {
      console
          .out()
          .println(lacking ? "wrote " + display(found) : display(found) + ": says enough already");
    }
    return 0;
  }

  private static String display(Inference found) {
    return found.golden().source().display();
  }
}
