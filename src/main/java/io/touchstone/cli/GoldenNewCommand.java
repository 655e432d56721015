package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.verify.NewGolden;
import io.touchstone.verify.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code touchstone golden new}: a golden file of what a subject answers now. */
@Command(
    name = "new",
    description = "Make a golden file of what a subject answers to an input.",
    footer = {
      "",
      "Values that look like UUIDs and timestamps get a matcher; look at the file before you keep it.",
      "",
      "Examples:",
      "  touchstone golden new planner my_case --input goal.json",
      "  echo '{\"goal\": \"echo hi\"}' | touchstone golden new planner my_case --input -"
    })
final class GoldenNewCommand implements Callable<Integer> {
  private final Console console;

  @Mixin WorkspaceOptions workspace;

  @Parameters(index = "0", paramLabel = "SUBJECT", description = "Who answers.")
  String subject;

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "The case: becomes <golden>/SUBJECT/NAME.json; may have folders.")
  String name;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "The input; - is standard input.")
  String input;

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "One sentence for people.")
  String description;

  GoldenNewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Config config = workspace.config();
    try (Session session = workspace.open(config)) {
      NewGolden.Written written =
          new NewGolden(session, workspace.goldenFolder(config))
              .make(
                  subject,
                  name,
                  NamedInput.read(console, input, config.limits()).value(),
                  description);
      Path file = written.file();
      console.out().println("wrote " + session.display(file));
      written
          .proposed()
          .forEach((path, matcher) -> console.out().println("  matcher  " + path + ": " + matcher));
      written
          .unstable()
          .forEach(
              path ->
                  console
                      .err()
                      .println(
                          "  differs from call to call: "
                              + path
                              + "; add it to \"ignored_fields\" or give it a matcher"));
      return 0;
    } catch (NewGolden.NoAnswer noAnswer) {
      console.complain(noAnswer.getMessage());
      return 1;
    }
  }
}
