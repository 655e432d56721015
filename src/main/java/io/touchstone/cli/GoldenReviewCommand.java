package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.json.JsonInputException;
import io.touchstone.verify.ReviewRun;
import io.touchstone.verify.ReviewRun.Pile;
import io.touchstone.verify.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code touchstone golden review}: decides about actual outputs, one after the other. */
@Command(
    name = "review",
    description =
        "Step through the actual outputs that the last run has kept because they differ, and decide: accept, skip, or mark a field as volatile.",
    footer = {
      "",
      "No subject is asked. Answers are read from standard input, a line each; its end is a quit. Exits with 1 where a"
          + " difference was skipped or left. Refused where CI is set.",
      "",
      "Examples:",
      "  touchstone golden review",
      "  touchstone golden review golden/planner --from downloaded/actual"
    })
final class GoldenReviewCommand implements Callable<Integer> {
  private final Console console;

  @Mixin WorkspaceOptions workspace;

  @Parameters(
      paramLabel = "PATH",
      description = "Only these golden files, or those below these folders.")
  List<Path> paths;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "The actual outputs (default: reports/actual), of a CI run, say.")
  Path from;

  GoldenReviewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (console.ci()) {
      throw new JsonInputException(
          "golden review",
          null,
          "refused because the environment variable CI is set: golden files are changed at a desk;"
              + " take reports/actual from the build and use --from there");
    }
    Config config = workspace.config();
    try (Session session = workspace.open(config)) {
      Path actuals = from == null ? config.reports().resolve("actual") : workspace.absolute(from);
      ReviewRun run =
          new ReviewRun(session, workspace.selection(config, paths, List.of()), actuals);
      if (from != null && !run.hasActuals()) {
        throw new JsonInputException(
            session.display(actuals), null, "expected a folder of actual outputs, found none");
      }
      Pile pile = run.pile();
      pile.faults().forEach(console::complain);
      int left =
          pile.sources().isEmpty() ? 0 : new ReviewDialog(console, run).decide(pile.sources());
      if (pile.sources().isEmpty() && pile.faults().isEmpty()) {
        console.out().println(nothing(run, pile, session.display(actuals)));
      }
      if (!pile.faults().isEmpty()) {
        return Main.BAD_INPUT;
      }
      return left > 0 ? 1 : 0;
    }
  }

  private static String nothing(ReviewRun run, Pile pile, String actuals) {
    if (!run.hasActuals()) {
      return "nothing to review: there are no actual outputs in %s; they are kept by: touchstone verify"
          .formatted(actuals);
    }
    return pile.settled() == 0
        ? "nothing to review"
        : "nothing to review: %d actual output%s as expected by now"
            .formatted(pile.settled(), pile.settled() == 1 ? " is" : "s are");
  }
}
