package io.touchstone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.json.JsonLimits;
import java.io.IOException;
import picocli.CommandLine.Option;

/** What a plan is asked for: one of these. */
class PlanWish {
  @Option(
      names = "--goal",
      required = true,
      paramLabel = "TEXT",
      description = "The goal, in words.")
  String goal;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "The whole input of a planner; - is standard input.")
  String input;

  /** The planner's input, as far as it was given. */
  final JsonNode document(Console console, JsonLimits limits) throws IOException {
    return input == null
        ? JsonNodeFactory.instance.objectNode().put("goal", goal)
        : NamedInput.read(console, input, limits).value();
  }
}
