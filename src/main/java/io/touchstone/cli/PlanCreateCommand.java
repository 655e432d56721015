package io.touchstone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.config.ConfigReader;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.planner.PlannerOutput;
import io.touchstone.planner.PlannerResult;
import io.touchstone.planner.StubPlanner;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code touchstone plan create}: the plan that the stub planner makes of an input. */
@Command(
    name = "create",
    description =
        "Print the plan, or the error, that the planner answers to an input; exit code 1 for an error.",
    footer = {
      "",
      "Example:",
      "  echo '{\"goal\": \"echo hello\"}' | touchstone plan create --input -"
    })
final class PlanCreateCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "The planner's input; - is standard input.")
  String input;

  PlanCreateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    JsonLimits limits = ConfigReader.read(ConfigReader.findRoot(console.here())).limits();
    JsonNode json = NamedInput.read(console, input, limits).value();
    PlannerResult result = new StubPlanner(console.clock()).planDocument(json);
    console.out().print(JsonText.pretty(result.toJson()));
    return result instanceof PlannerOutput ? 0 : 1;
  }
}
