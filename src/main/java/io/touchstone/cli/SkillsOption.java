package io.touchstone.cli;

import io.touchstone.llm.LlmClient;
import io.touchstone.reference.ShippedSkills;
import io.touchstone.runtime.SkillRegistry;
import io.touchstone.runtime.skill.http.HttpCallSettings;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The skills that plans are run with. */
final class SkillsOption {
  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--skills",
      paramLabel = "WHICH",
      defaultValue = "stub",
      description = "stub (default) reaches nothing outside; real sends requests and asks models.")
  SkillsChoice skills;

  @Option(
      names = "--allow-network",
      paramLabel = "NETWORK",
      description =
          "A private network that the real skill.http_call may speak to, such as 127.0.0.1 or 10.0.0.0/8; may be repeated.")
  List<String> networks = new ArrayList<>();

  boolean areStubs() {
    return skills == SkillsChoice.STUB;
  }

  /**
   * @param model asks models, if the real skills do
   */
  SkillRegistry registry(LlmClient model) {
    if (areStubs()) {
      return ShippedSkills.stubs();
    }
    try {
      return ShippedSkills.real(
          HttpCallSettings.DEFAULT.withAllowedNetworks(networks.toArray(String[]::new)), model);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--allow-network: " + e.getMessage());
    }
  }
}
