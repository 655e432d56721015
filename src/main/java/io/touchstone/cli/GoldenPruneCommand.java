package io.touchstone.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.config.Config;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.report.FindingText;
import io.touchstone.verify.GoldenLock;
import io.touchstone.verify.PruneRun;
import io.touchstone.verify.PruneRun.Candidate;
import io.touchstone.verify.PruneRun.Plan;
import io.touchstone.verify.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code touchstone golden prune}: removes what nobody needs any more, after asking. */
@Command(
    name = "prune",
    description =
        "Remove golden files whose subject is gone, those that say the same as another, and actual outputs without a golden file.",
    footer = {
      "",
      "Asks before it removes anything. A PATH only narrows what is removed: every file is held against all golden files."
          + " Refused where CI is set, but for --dry-run.",
      "",
      "Examples:",
      "  touchstone golden prune",
      "  touchstone golden prune golden/planner --dry-run --format json"
    })
final class GoldenPruneCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  @Mixin WorkspaceOptions workspace;

  @Parameters(
      paramLabel = "PATH",
      description = "Only these golden files or actual outputs, or those below these folders.")
  List<Path> paths;

  @Option(names = "--dry-run", description = "Only list what would be removed.")
  boolean dryRun;

  @Option(names = "--yes", description = "Remove without asking.")
  boolean yes;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "With --dry-run: text (default) or json.")
  PlanFormat format;

  GoldenPruneCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (format == PlanFormat.JSON && !dryRun) {
      throw new ParameterException(
          spec.commandLine(), "--format json lists what would be removed; add --dry-run");
    }
    if (console.ci() && !dryRun) {
      throw new JsonInputException(
          "golden prune",
          null,
          "refused because the environment variable CI is set: golden files are removed at a desk;"
              + " --dry-run lists what would be");
    }
    Config config = workspace.config();
    try (Session session = workspace.open(config)) {
      PruneRun run = new PruneRun(session);
      Plan plan = run.plan(workspace.selection(config, paths, List.of()));
      if (format == PlanFormat.JSON) {
        console.out().print(JsonText.pretty(json(plan)));
      } else {
        tell(plan);
      }
      plan.faults().forEach(console::complain);
      int left = dryRun || plan.candidates().isEmpty() ? 0 : remove(config, run, plan);
      return plan.faults().isEmpty() ? left : Main.BAD_INPUT;
    }
  }

  private void tell(Plan plan) {
    plan.notes().forEach(note -> say("note       " + note));
    for (Candidate each : plan.candidates()) {
      say("%-9s  %s: %s".formatted(label(each), each.display(), each.why()));
    }
    if (plan.candidates().isEmpty() && plan.faults().isEmpty()) {
      say("nothing to remove");
    } else if (dryRun) {
      say(files(plan.candidates().size()) + " would be removed");
    }
  }

  private int remove(Config config, PruneRun run, Plan plan) {
    int all = plan.candidates().size();
    if (!yes && !new Questions(console).agrees("remove " + files(all) + "?")) {
      say("nothing removed");
      return 1;
    }
    int removed = 0;
    try (GoldenLock lock = GoldenLock.take(config)) {
      lock.removeLeftovers(plan.candidates().stream().map(Candidate::path).toList());
      for (Candidate each : plan.candidates()) {
        Optional<String> why = run.remove(each);
        if (why.isPresent()) {
          console.complain(FindingText.visible(each.display() + ": not removed, " + why.get()));
        } else {
          removed++;
        }
      }
    }
    say(files(removed) + " removed");
    return removed == all ? 0 : 1;
  }

  private static ObjectNode json(Plan plan) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode listed = json.putArray("remove");
    for (Candidate each : plan.candidates()) {
      listed
          .addObject()
          .put("kind", label(each))
          .put("file", each.display())
          .put("why", each.why());
    }
    ArrayNode notes = json.putArray("notes");
    plan.notes().forEach(notes::add);
    return json;
  }

  private static String label(Candidate candidate) {
    return candidate.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String files(int number) {
    return number + " file" + (number == 1 ? "" : "s");
  }

  private void say(String words) {
    console.out().println(FindingText.visible(words));
  }
}
