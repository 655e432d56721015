package io.touchstone.cli;

import io.touchstone.json.JsonText;
import io.touchstone.reference.ShippedSkills;
import io.touchstone.runtime.RegisteredSkill;
import io.touchstone.runtime.SkillRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code touchstone skill list}: which skills there are. */
@Command(
    name = "list",
    description = "List skills: id, version, description; a line each, with tabs between.",
    footer = {
      "",
      "Examples:",
      "  touchstone skill list | cut -f1,2",
      "  touchstone skill list --format json      the manifest for planners"
    })
final class SkillListCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default), or json: the manifest for planners.")
  PlanFormat format;

  SkillListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    SkillRegistry registry = ShippedSkills.stubs();
    if (format == PlanFormat.JSON) {
      console.out().print(JsonText.pretty(registry.toManifest()));
      return 0;
    }
    for (RegisteredSkill skill : registry.list()) {
      String description = skill.description().replaceAll("\\s+", " ");
      console.out().println(String.join("\t", skill.id(), skill.version().toString(), description));
    }
    return 0;
  }
}
