package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.json.JsonInputException;
import io.touchstone.verify.AcceptRun;
import io.touchstone.verify.AcceptRun.Outcome;
import io.touchstone.verify.AcceptRun.Outcome.Kind;
import io.touchstone.verify.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code touchstone golden accept}: takes a change of behavior over into golden files. */
@Command(
    name = "accept",
    description =
        "Take what subjects answer now over into golden files: the leaves that differ, and nothing else.",
    footer = {
      "",
      "Each case is run three more times and only accepted when all answers agree. Refused where CI is set.",
      "",
      "Examples:",
      "  touchstone golden accept golden/planner/case.json",
      "  touchstone golden accept golden/planner --from downloaded/actual"
    })
final class GoldenAcceptCommand implements Callable<Integer> {
  private final Console console;

  @Mixin WorkspaceOptions workspace;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Golden files, or folders of them.")
  List<Path> paths;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description =
          "Take the answers from a reports/actual folder (of a CI run, say) instead of asking.")
  Path from;

  GoldenAcceptCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (console.ci()) {
      throw new JsonInputException(
          "golden accept",
          null,
          "refused because the environment variable CI is set: golden files are accepted at a desk;"
              + " take reports/actual from the build and use --from there");
    }
    Config config = workspace.config();
    try (Session session = workspace.open(config)) {
      AcceptRun run = new AcceptRun(session, Optional.ofNullable(from).map(workspace::absolute));
      List<Outcome> outcomes = run.accept(workspace.selection(config, paths, List.of()));
      outcomes.forEach(this::tell);
      console.out().println(summary(outcomes));
      return outcomes.stream().mapToInt(outcome -> outcome.kind().exitCode()).max().orElse(0);
    }
  }

  private void tell(Outcome outcome) {
    if (outcome.kind() == Kind.ACCEPTED) {
      console.out().println(outcome.words());
    } else if (outcome.kind().exitCode() > 0) {
      console.complain(outcome.words());
    }
  }

  private static String summary(List<Outcome> outcomes) {
    StringJoiner words = new StringJoiner(", ");
    words.add(count(outcomes, Kind.ACCEPTED) + " accepted");
    if (count(outcomes, Kind.MATCHES) > 0) {
      words.add(count(outcomes, Kind.MATCHES) + " match already");
    }
    if (count(outcomes, Kind.ABSENT) > 0) {
      words.add(count(outcomes, Kind.ABSENT) + " without an actual output");
    }
    return words.toString();
  }

  private static long count(List<Outcome> outcomes, Kind kind) {
    return outcomes.stream().filter(outcome -> outcome.kind() == kind).count();
  }
}
