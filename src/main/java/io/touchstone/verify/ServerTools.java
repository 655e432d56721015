package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.config.Config;
import io.touchstone.config.ConfigReader;
import io.touchstone.config.SubjectSettings;
import io.touchstone.contract.McpTools;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.mcp.McpSubjectFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a configured Model Context Protocol server says of itself when it is started.
 *
 * @param list its tools, as {@code tools/list} gives them, all pages as one
 * @param contractPrefix what the ids of the contracts of its tools begin with, so that its subjects
 *     find them
 */
public record ServerTools(JsonDocument list, String contractPrefix) {
  /**
   * Starts the server, asks it for its tools, and ends it.
   *
   * @param server the name of the subject in {@code touchstone.json}
   * @param environment the variables of this process
   * @throws JsonInputException when there is no such server, or it does not answer as it should
   */
  public static ServerTools of(Config config, String server, Map<String, String> environment) {
    SubjectSettings settings = config.subjects().get(server);
    if (settings == null || !(settings.binding() instanceof SubjectBinding.McpTool binding)) {
      throw unknown(config, server);
    }
    McpSubjectFactory factory =
        new McpSubjectFactory(server, binding, config.limits(), environment);
    try (GuardedSubject guarded =
        new GuardedSubject(
            server,
            () -> factory.openToolList(config.root()),
            settings.calls().timeout(),
            config.limits())) {
      Answer answer = guarded.call(JsonNodeFactory.instance.objectNode());
      if (answer instanceof Answer.Threw threw) {
        throw ConfigReader.fault(
            config.root(),
            FieldPath.of("subjects", server),
            "the server %s does not list its tools: %s"
                .formatted(JsonText.quote(server), threw.message()));
      }
      byte[] text = JsonText.pretty(answer.toJson()).getBytes(StandardCharsets.UTF_8);
      return new ServerTools(
          StrictJson.parse(text, "the tools of " + server, config.limits()),
          settings.contract().orElseGet(() -> McpTools.id("", server)));
    }
  }

  private static JsonInputException unknown(Config config, String server) {
    SortedSet<String> servers = new TreeSet<>(config.subjects().keySet());
    servers.removeIf(
        name -> !(config.subjects().get(name).binding() instanceof SubjectBinding.McpTool));
    return new JsonInputException(
        Config.FILE,
        null,
        "expected a subject %s with \"mcp\", found %s; %s"
            .formatted(
                JsonText.quote(server),
                config.subjects().containsKey(server) ? "another sort of subject" : "none",
                DidYouMean.among(servers, server)));
  }

  /** The version that the server says it has; it need not be a semantic one. */
  public Optional<String> version() {
    JsonNode version = list.root().path("serverInfo").path("version");
    return Optional.ofNullable(version.textValue());
  }
}
