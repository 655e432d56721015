package io.touchstone.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.VariableText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads which component stands behind the name of a subject. */
final class SubjectReader {
  static final List<String> KEYS =
      List.of(
          "factory",
          "class",
          "class_path",
          "command",
          "protocol",
          "lifetime",
          "workers",
          "env",
          "cwd",
          "url",
          "headers",
          "mcp",
          "contract",
          "timeout_ms",
          "stress");

  /** What a subject can be; it is one of them. */
  private static final List<String> SORTS = List.of("factory", "class", "command", "url", "mcp");

  /** What goes with which of them. */
  private static final Map<String, String> COMPANIONS =
      new TreeMap<>(
          Map.of(
              "class_path", "class",
              "protocol", "command",
              "lifetime", "command",
              "workers", "command",
              "env", "command",
              "cwd", "command",
              "headers", "url"));

  private static final List<String> MCP_KEYS =
      List.of("command", "env", "cwd", "capabilities", "answers");
  private static final String JSON_LINES = "json-lines";

  /** More programs at once than this are no test any more. */
  private static final int MOST_WORKERS = 64;

  private final JsonDocument document;
  private final JsonObjectReader subject;

  SubjectReader(JsonDocument document, JsonObjectReader subject) {
    this.document = document;
    this.subject = subject;
  }

  /** The binding; a subject that does not say what it is is the factory of its own name. */
  SubjectBinding binding(String name) {
    List<String> sorts = SORTS.stream().filter(subject::has).toList();
    if (sorts.size() > 1) {
      throw subject.fault(
          sorts.get(1),
          "a subject has a \"%s\" or a \"%s\", not both; remove one"
              .formatted(sorts.get(0), sorts.get(1)));
    }
    String sort = sorts.isEmpty() ? "factory" : sorts.get(0);
    COMPANIONS.forEach((key, companion) -> refuseWithout(key, companion, sort));
    return switch (sort) {
      case "class" ->
          new SubjectBinding.JavaClass(
              notBlank("class", subject.text("class").orElseThrow()), subject.texts("class_path"));
      case "command" -> command();
      case "url" -> endpoint();
      case "mcp" -> server(name);
      default ->
          new SubjectBinding.Factory(notBlank("factory", subject.text("factory").orElse(name)));
    };
  }

  private void refuseWithout(String key, String companion, String sort) {
    if (subject.has(key) && !companion.equals(sort)) {
      throw subject.fault(
          key,
          "\"%s\" goes with \"%s\"; add the %s, or remove it".formatted(key, companion, companion));
    }
  }

  private SubjectBinding command() {
    one("protocol", List.of(JSON_LINES));
    boolean afresh = one("lifetime", List.of("run", "call")).equals("call");
    return new SubjectBinding.Command(
        program(subject),
        afresh ? SubjectBinding.Lifetime.CALL : SubjectBinding.Lifetime.RUN,
        subject.integer("workers", 1, MOST_WORKERS).orElse(1L).intValue());
  }

  /** The value of a key that has few, the first of which is the usual one. */
  private String one(String key, List<String> values) {
    String value = subject.text(key).orElse(values.get(0));
    if (!values.contains(value)) {
      throw subject.fault(
          key,
          "unknown %s %s; %s"
              .formatted(key, JsonText.quote(value), DidYouMean.among(values, value)));
    }
    return value;
  }

  private static SubjectBinding.Program program(JsonObjectReader reader) {
    List<String> words = reader.texts("command");
    if (words.isEmpty()) {
      throw reader.fault("command", "expected the program and its arguments, found an empty list");
    }
    if (words.get(0).isBlank()) {
      throw reader.fault("command", "expected a name for \"command\", found a blank one");
    }
    return new SubjectBinding.Program(words, variables(reader, "env"), folder(reader));
  }

  private static String folder(JsonObjectReader reader) {
    String folder = reader.text("cwd").orElse("");
    boolean outside = reader.has("cwd") && !RootPaths.isBelow(folder);
    if (outside) {
      throw reader.fault(
          "cwd",
          "expected a folder below the one of touchstone.json and no \"..\", such as \"tools\", found "
              + JsonText.quote(folder));
    }
    return folder;
  }

  private static Map<String, VariableText> variables(JsonObjectReader reader, String key) {
    Map<String, VariableText> variables = new LinkedHashMap<>();
    reader.textMap(key).forEach((name, text) -> variables.put(name, new VariableText(text)));
    variables.keySet().stream()
        .filter(name -> name.isBlank() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0)
        .findFirst()
        .ifPresent(
            name -> {
              throw reader.fault(
                  reader.path(key).then(name),
                  "expected a name without \"=\", found " + JsonText.quote(name));
            });
    return variables;
  }

  private SubjectBinding endpoint() {
    String text = notBlank("url", subject.text("url").orElseThrow());
    try {
      URI url = new URI(text);
      boolean web =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      if (web && url.getHost() != null && url.getUserInfo() == null) {
        return new SubjectBinding.Endpoint(url, variables(subject, "headers"));
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw subject.fault(
        "url",
        "expected an address such as \"http://localhost:8080/plan\", without a name, a password or ${...} in it (use \"headers\"), found "
            // What stands before an @ is often a password.
            + JsonText.quote(text.replaceAll("//.*@", "//...@")));
  }

  private SubjectBinding server(String name) {
    JsonObjectReader mcp =
        JsonObjectReader.of(document, subject.path("mcp"), "an MCP server", MCP_KEYS);
    mcp.required("command");
    ObjectNode capabilities = object(mcp, "capabilities", "{\"roots\": {}}");
    ObjectNode answers = object(mcp, "answers", "{\"roots/list\": {\"roots\": []}}");
    answers.properties().stream()
        .filter(answer -> !answer.getValue().isObject())
        .findFirst()
        .ifPresent(
            answer -> {
              throw mcp.fault(
                  mcp.path("answers").then(answer.getKey()),
                  "expected an object, the result of %s, found %s"
                      .formatted(
                          JsonText.quote(answer.getKey()),
                          JsonObjectReader.describe(answer.getValue())));
            });
    return new SubjectBinding.McpTool(name, program(mcp), capabilities, answers, Optional.empty());
  }

  private static ObjectNode object(JsonObjectReader mcp, String key, String example) {
    if (!mcp.has(key)) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (mcp.required(key) instanceof ObjectNode object) {
      return object;
    }
    throw mcp.fault(
        key,
        "expected an object such as %s, found %s"
            .formatted(example, JsonObjectReader.describe(mcp.required(key))));
  }

  /** The id of the contract, if the subject names one. */
  Optional<String> contract() {
    return subject.text("contract").map(id -> notBlank("contract", id));
  }

  private String notBlank(String key, String text) {
    if (text.isBlank()) {
      throw subject.fault(
          key, "expected a name for " + JsonText.quote(key) + ", found a blank one");
    }
    return text;
  }
}
