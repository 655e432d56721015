package io.touchstone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.llm.LlmClient;
import io.touchstone.llm.RetryingClient;
import io.touchstone.planner.ClaudePlanner;
import io.touchstone.planner.ClaudePlannerSettings;
import io.touchstone.planner.Planner;
import io.touchstone.planner.PlannerResult;
import io.touchstone.planner.StubPlanner;
import io.touchstone.retry.Pause;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who makes plans, and of what. */
final class PlannerOption {

  /** The shipped planners. */
  enum Choice {
    STUB,
    CLAUDE
  }

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--planner",
      paramLabel = "WHO",
      defaultValue = "stub",
      description = "Who plans: stub (default), by a table of rules, or claude.")
  Choice choice;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "claude-opus-5-5",
      description = "The model that plans, where claude does; otherwise ${DEFAULT-VALUE}.")
  String model;

  @Option(
      names = "--context",
      paramLabel = "NAME=VALUE",
      description =
          "A value that the plan may use, JSON or text: --context url=https://example.com; may be repeated.")
  Map<String, String> context = new LinkedHashMap<>();

  /**
   * Asks for a plan.
   *
   * @param client asks models, if the planner does
   * @param input the planner's input; what it leaves open is filled in
   * @param manifest the skills that there are; JSON null where any may be used
   * @param values what the plan may use beside what the user says
   */
  PlannerResult plan(
      Console console, LlmClient client, JsonNode input, JsonNode manifest, ObjectNode values) {
    if (input instanceof ObjectNode object) {
      if (!object.hasNonNull("tool_manifest")) {
        object.set("tool_manifest", manifest);
      }
      if (!object.hasNonNull("context") && !(values.isEmpty() && context.isEmpty())) {
        object.set("context", values);
      }
      if (object.get("context") instanceof ObjectNode known) {
        context.forEach((name, value) -> known.set(name, value(value)));
      }
    }
    return planner(console, client).planDocument(input);
  }

  private static JsonNode value(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return StrictJson.value(bytes, "--context", JsonLimits.DEFAULT);
    } catch (JsonInputException e) {
      return TextNode.valueOf(text);
    }
  }

  private Planner planner(Console console, LlmClient client) {
    return switch (choice) {
      case STUB -> new StubPlanner(console.clock());
      case CLAUDE ->
          new ClaudePlanner(
              new RetryingClient(client, console.clock(), Pause.SLEEP, model),
              claudeSettings(),
              console.clock());
    };
  }

  private ClaudePlannerSettings claudeSettings() {
    try {
      return ClaudePlannerSettings.of(model);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--model: " + e.getMessage());
    }
  }

  boolean isStub() {
    return choice == Choice.STUB;
  }
}
