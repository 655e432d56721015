package io.touchstone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.FailureMode;
import io.touchstone.contract.Terms;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonText;
import io.touchstone.reference.ShippedSkills;
import io.touchstone.runtime.RegisteredSkill;
import io.touchstone.runtime.SkillRegistry;
import io.touchstone.schema.Schema;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code touchstone skill describe}: what one skill takes, answers and promises. */
@Command(
    name = "describe",
    description = "Say what a skill takes, what it answers, and how it fails.",
    footer = {"", "Example:", "  touchstone skill describe skill.http_call"})
final class SkillDescribeCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec command;

  @Parameters(paramLabel = "SKILL", description = "Its id, such as skill.echo.")
  String id;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default), or json: its contract.")
  PlanFormat format;

  SkillDescribeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    SkillRegistry registry = ShippedSkills.stubs();
    RegisteredSkill skill = registry.latest(id).orElseThrow(() -> unknown(registry));
    JsonNode contract = skill.contract().document().root();
    console.out().print(format == PlanFormat.JSON ? JsonText.pretty(contract) : text(skill));
    return 0;
  }

  private ParameterException unknown(SkillRegistry registry) {
    return new ParameterException(
        command.commandLine(),
        "unknown skill %s; %s".formatted(JsonText.quote(id), DidYouMean.among(registry.ids(), id)));
  }

  private static String repeats(Terms.Behavior promised) {
    String but =
        promised.volatileFields().stream()
            .map(path -> ", but for " + path)
            .collect(Collectors.joining());
    return switch (promised.determinism()) {
      case FULL -> "equal inputs get equal answers" + but;
      case STRUCTURAL -> "equal inputs get answers of equal form" + but;
      case NONE -> "equal inputs may get other answers";
    };
  }

  private static String text(RegisteredSkill skill) {
    Contract contract = skill.contract();
    Terms.Behavior promised = (Terms.Behavior) contract.terms();
    StringBuilder text = new StringBuilder();
    text.append(contract).append('\n').append(skill.description()).append('\n');
    text.append('\n').append(repeats(promised)).append('\n');
    if (promised.idempotent()) {
      text.append("a second equal call changes nothing more\n");
    }
    text.append("\nfails with\n");
    for (FailureMode mode : promised.failureModes().values()) {
      text.append(
          "  %-26s %-10s %s\n"
              .formatted(mode.code(), mode.category(), mode.retryable() ? "may pass" : ""));
    }
    text.append("\ntakes\n").append(JsonText.pretty(promised.inputs().json()));
    promised
        .outputs()
        .map(Schema::json)
        .ifPresent(schema -> text.append("\nanswers\n").append(JsonText.pretty(schema)));
    return text.toString().replaceAll("(?m) +$", "");
  }
}
