package io.touchstone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.config.ConfigReader;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.planner.PlannerOutput;
import io.touchstone.planner.PlannerResult;
import io.touchstone.reference.ShippedSkills;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code touchstone plan create}: the plan that a planner makes of a goal. */
@Command(
    name = "create",
    description =
        "Print the plan, or the error, that a planner answers to a goal; exit code 1 for an error.",
    footer = {
      "",
      "Examples:",
      "  touchstone plan create --goal \"echo hello\"",
      "  echo '{\"goal\": \"echo hello\"}' | touchstone plan create --input -"
    })
final class PlanCreateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin PlannerOption planner;
  @Mixin ModelOption models;

  @ArgGroup(multiplicity = "1")
  PlanWish wish;

  PlanCreateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    JsonLimits limits = ConfigReader.read(ConfigReader.findRoot(console.here())).limits();
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    // A model must be told which skills there are; the rules know them.
    JsonNode manifest = planner.isStub() ? NullNode.instance : ShippedSkills.stubs().toManifest();
    PlannerResult result =
        planner.plan(
            console, models.client(console), wish.document(console, limits), manifest, none);
    console.out().print(JsonText.pretty(result.toJson()));
    return result instanceof PlannerOutput ? 0 : 1;
  }
}
