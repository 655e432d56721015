package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.json.JsonInputException;
import io.touchstone.verify.AcceptRun;
import io.touchstone.verify.AcceptRun.Outcome;
import io.touchstone.verify.AcceptRun.Outcome.Kind;
import io.touchstone.verify.GoldenLock;
import io.touchstone.verify.Session;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code touchstone golden accept}: takes a change of behavior over into golden files. */
@Command(
    name = "accept",
    description =
        "Take what subjects answer now over into golden files: the leaves that differ, and nothing else.",
    footer = {
      "",
      "Each case is run three more times and only accepted when all answers agree. Every place that changes"
          + " is listed. A run that is ended at any moment leaves each file as it was or as it is to be."
          + " Refused where CI is set.",
      "",
      "Examples:",
      "  touchstone golden accept golden/planner/case.json",
      "  touchstone golden accept --all",
      "  touchstone golden accept --from downloaded/actual"
    })
final class GoldenAcceptCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;
  @Mixin WorkspaceOptions workspace;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Golden files, or folders of them.")
  List<Path> paths;

  @Option(names = "--all", description = "All golden files.")
  boolean all;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description =
          "Take the answers from a reports/actual folder (of a CI run, say) instead of asking; without PATH, all that are in it.")
  Path from;

  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

  GoldenAcceptCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    refuseMisuse();
    if (console.ci()) {
      throw new JsonInputException(
          "golden accept",
          null,
          "refused because the environment variable CI is set: golden files are accepted at a desk;"
              + " take reports/actual from the build and use --from there");
    }
    Config config = workspace.config();
    try (GoldenLock lock = GoldenLock.take(config);
        Session session = workspace.open(config)) {
      new AcceptRun(session, lock, Optional.ofNullable(from).map(workspace::absolute))
          .accept(workspace.selection(config, paths, List.of()), this::tell);
    }
    console.out().println(summary());
    return counts.keySet().stream().mapToInt(Kind::exitCode).max().orElse(0);
  }

  private void refuseMisuse() {
    boolean some = paths != null && !paths.isEmpty();
    if (!some && !all && from == null) {
      throw new ParameterException(
          spec.commandLine(),
          "expected golden files or folders of them, --all, or --from DIR, found none");
    }
    if (some && all) {
      throw new ParameterException(
          spec.commandLine(), "expected --all or a PATH, found both; leave one out");
    }
  }

  private void tell(Outcome outcome) {
    counts.merge(outcome.kind(), 1, Integer::sum);
    if (outcome.kind() == Kind.ACCEPTED) {
      console.out().println(outcome.words());
      console.flush();
    } else if (outcome.kind().exitCode() > 0) {
      console.complain(outcome.words());
    }
  }

  private String summary() {
    StringJoiner words = new StringJoiner(", ");
    words.add(counts.getOrDefault(Kind.ACCEPTED, 0) + " accepted");
    add(words, Kind.MATCHES, "match already");
    add(words, Kind.ABSENT, "without an actual output");
    add(words, Kind.REFUSED, "refused");
    add(words, Kind.INVALID, "not possible");
    return words.toString();
  }

  private void add(StringJoiner words, Kind kind, String what) {
    if (counts.containsKey(kind)) {
      words.add(counts.get(kind) + " " + what);
    }
  }
}
