package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.json.JsonInputException;
import io.touchstone.verify.GoldenLock;
import io.touchstone.verify.RecordRun;
import io.touchstone.verify.RecordRun.Asking;
import io.touchstone.verify.RecordRun.Outcome;
import io.touchstone.verify.RecordRun.Outcome.Kind;
import io.touchstone.verify.Selection;
import io.touchstone.verify.Session;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code touchstone golden record}: fills in the expected output of drafts. */
@Command(
    name = "record",
    description =
        "Fill in the expected_output of golden files that have none yet, and what they should say of fields that vary.",
    footer = {
      "",
      "A file with an input and no expected_output is a draft. Its subject is asked as by \"golden infer\": one"
          + " in this process in all ways, a program or a server only again, unless --full is given. What the"
          + " file says already stays as it is. Look at what was recorded before you keep it. Refused where CI is set.",
      "",
      "Examples:",
      "  touchstone golden record",
      "  touchstone golden record golden/planner/case.json --quick"
    })
final class GoldenRecordCommand implements Callable<Integer> {
  private final Console console;

  @Mixin WorkspaceOptions workspace;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Drafts, or folders of them; all drafts where none is given.")
  List<Path> paths;

  @ArgGroup Effort effort = new Effort();

  static final class Effort {
    @Option(
        names = "--quick",
        description = "Only ask again: 20 times one instance, and 5 fresh ones.")
    boolean quick;

    @Option(
        names = "--full",
        description = "Ask programs and servers in all ways, too: some hundred calls.")
    boolean full;
  }

  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

  GoldenRecordCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (console.ci()) {
      throw new JsonInputException(
          "golden record",
          null,
          "refused because the environment variable CI is set: golden files are recorded at a desk");
    }
    Config config = workspace.config();
    try (GoldenLock lock = GoldenLock.take(config);
        Session session = workspace.open(config)) {
      Selection selection = workspace.selection(config, paths, List.of());
      new RecordRun(session, lock, asking())
          .record(selection, outcome -> tell(outcome, selection.isWhole()));
    }
    console.out().println(summary());
    return counts.keySet().stream().mapToInt(Kind::exitCode).max().orElse(0);
  }

  private Asking asking() {
    if (effort.quick) {
      return Asking.QUICK;
    }
    return effort.full ? Asking.FULL : Asking.AS_IT_COSTS;
  }

  /**
   * @param draftsAlone whether files that nobody named are no matter of the user
   */
  private void tell(Outcome outcome, boolean draftsAlone) {
    counts.merge(outcome.kind(), 1, Integer::sum);
    if (outcome.kind().exitCode() > 0) {
      console.complain(outcome.words());
    } else if (outcome.kind() == Kind.RECORDED || !draftsAlone) {
      console.out().println(outcome.words());
      console.flush();
    }
  }

  private String summary() {
    StringJoiner words = new StringJoiner(", ");
    words.add(counts.getOrDefault(Kind.RECORDED, 0) + " recorded");
    add(words, Kind.PRESENT, "recorded already");
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
