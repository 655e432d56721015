package io.touchstone.cli;

import io.touchstone.llm.ClaudeClient;
import io.touchstone.llm.LlmClient;
import io.touchstone.llm.RecordedClient;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * How a model is asked: with the key in {@code ANTHROPIC_API_KEY}, at the address in {@code
 * ANTHROPIC_BASE_URL} where there is one, or not at all, because its answers are recorded.
 */
final class ModelOption {
  private static final String ADDRESS_VARIABLE = "ANTHROPIC_BASE_URL";

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--recordings",
      paramLabel = "DIR",
      description =
          "A folder with recorded answers of models: they are replayed, and no model is asked.")
  Path recordings;

  @Option(
      names = "--record",
      description = "Ask the models, and keep their answers in the folder of --recordings.")
  boolean record;

  LlmClient client(Console console) {
    if (record && recordings == null) {
      throw complaint("--record needs a folder to keep the answers in: --recordings DIR");
    }
    LlmClient claude = claude(console);
    if (recordings == null) {
      return claude;
    }
    RecordedClient.Mode mode = record ? RecordedClient.Mode.RECORD : RecordedClient.Mode.REPLAY;
    return new RecordedClient(mode, console.here().resolve(recordings), claude);
  }

  private LlmClient claude(Console console) {
    String address = console.environment().getOrDefault(ADDRESS_VARIABLE, "").strip();
    if (address.isEmpty()) {
      return new ClaudeClient(console.environment(), console.clock());
    }
    String key = console.environment().getOrDefault(ClaudeClient.KEY_VARIABLE, "");
    try {
      return new ClaudeClient(key, URI.create(address), console.clock());
    } catch (IllegalArgumentException e) {
      throw complaint("the variable " + ADDRESS_VARIABLE + ": " + e.getMessage());
    }
  }

  private ParameterException complaint(String problem) {
    return new ParameterException(command.commandLine(), problem);
  }
}
