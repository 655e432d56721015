package io.touchstone.subject.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.SubjectFault;
import io.touchstone.subject.process.ProgramCommand;
import io.touchstone.subject.process.RunningProgram;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The Model Context Protocol with one running server. */
final class McpSession {
  /** What is asked for. */
  private static final String VERSION = "2025-06-18";

  /** The versions in which tools are listed and called in the same way. */
  private static final List<String> VERSIONS =
      List.of("2024-11-05", "2025-03-26", VERSION, "2025-11-25");

  private static final String TOOLS_CHANGED = "notifications/tools/list_changed";

  /** A server whose tools change while they are listed is asked again this often. */
  private static final int MOST_LISTINGS = 3;

  private static final int MOST_PAGES = 1_000;
  private static final int MOST_TOOLS = 100_000;

  private final RunningProgram program;
  private final RpcConnection connection;
  private final ObjectNode capabilities;
  private final JsonLimits limits;

  /** Null until the server was greeted. */
  private JsonNode serverInfo;

  /** Null until they were listed. */
  private ArrayNode tools;

  /** Whether the server has said since that they are others now. */
  private boolean toolsChanged;

  private McpSession(
      ProgramCommand command,
      RunningProgram program,
      SubjectBinding.McpTool client,
      JsonLimits limits) {
    this.program = program;
    this.connection = new RpcConnection(command, limits, program, client.answers(), this::note);
    this.capabilities = client.capabilities();
    this.limits = limits;
  }

  /**
   * Starts a server.
   *
   * @param client what this client says it can do, and what it answers
   */
  static McpSession start(ProgramCommand command, SubjectBinding.McpTool client, JsonLimits limits)
      throws SubjectFault {
    RunningProgram program = RunningProgram.start(command, limits.maxBytes());
    return new McpSession(command, program, client, limits);
  }

  private void note(String notification) {
    if (notification.equals(TOOLS_CHANGED)) {
      toolsChanged = true;
    }
  }

  /** Whether the server may be asked again; otherwise it must be killed. */
  boolean isSound() {
    return connection.isSound() && serverInfo != null;
  }

  /** Agrees on the version of the protocol, once. */
  void greet() throws SubjectFault {
    if (serverInfo != null) {
      return;
    }
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    params.put("protocolVersion", VERSION);
    params.set("capabilities", capabilities);
    String own = McpSession.class.getPackage().getImplementationVersion();
    params
        .putObject("clientInfo")
        .put("name", "touchstone")
        .put("version", own == null ? "0" : own);
    JsonNode greeting = connection.request("initialize", params);
    JsonNode version = greeting.path("protocolVersion");
    if (!version.isTextual() || !VERSIONS.contains(version.textValue())) {
      throw connection.breach(
          "protocol_version",
          "was asked for version \"%s\" of the Model Context Protocol and answers in %s; Touchstone knows %s"
              .formatted(
                  VERSION,
                  version.isMissingNode() ? "none" : connection.excerpt(version),
                  String.join(", ", VERSIONS)));
    }
    connection.tell("notifications/initialized");
    serverInfo = greeting.path("serverInfo");
  }

  /** The tools of all pages, and the {@code serverInfo} if there is one. */
  ObjectNode toolList() throws SubjectFault {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    if (serverInfo.isObject()) {
      list.set("serverInfo", serverInfo);
    }
    list.set("tools", tools());
    return list;
  }

  /** The names of the tools, sorted. */
  SortedSet<String> toolNames() throws SubjectFault {
    SortedSet<String> names = new TreeSet<>();
    tools().forEach(tool -> names.add(tool.path("name").asText("")));
    return names;
  }

  private ArrayNode tools() throws SubjectFault {
    for (int i = 0; i < MOST_LISTINGS && (tools == null || toolsChanged); i++) {
      toolsChanged = false;
      tools = listTools();
    }
    return tools;
  }

  private ArrayNode listTools() throws SubjectFault {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    Set<String> cursors = new HashSet<>();
    JsonNode page = page(JsonNodeFactory.instance.objectNode());
    all.addAll((ArrayNode) page.get("tools"));
    while (page.path("nextCursor").isTextual()) {
      String cursor = page.get("nextCursor").textValue();
      if (!cursors.add(cursor) || cursors.size() >= MOST_PAGES || all.size() > MOST_TOOLS) {
        throw connection.breach(
            "endless_list",
            "lists its tools without end: %d pages so far, and the next is %s again"
                .formatted(
                    cursors.size(),
                    RpcMessage.cut(JsonText.quote(program.secrets().hide(cursor)))));
      }
      page = page(JsonNodeFactory.instance.objectNode().put("cursor", cursor));
      all.addAll((ArrayNode) page.get("tools"));
    }
    return all;
  }

  private JsonNode page(ObjectNode params) throws SubjectFault {
    JsonNode page = connection.request("tools/list", params);
    if (!page.path("tools").isArray()) {
      throw connection.breach(
          "no_tool_list",
          "answered tools/list with "
              + connection.excerpt(page)
              + "; expected an object with an array \"tools\"");
    }
    return page;
  }

  /**
   * Calls a tool.
   *
   * @param input the arguments
   * @return what {@link ToolAnswer} makes of the result
   * @throws SubjectFault {@code unknown_tool}, {@code not_an_object}, {@code not_a_result}, or what
   *     {@link RpcConnection#request} throws
   */
  JsonNode call(String tool, JsonNode input) throws SubjectFault {
    SortedSet<String> names = toolNames();
    if (!names.contains(tool)) {
      throw new SubjectFault(
          "unknown_tool",
          "the server has no tool %s; %s"
              .formatted(JsonText.quote(tool), DidYouMean.among(names, tool)));
    }
    if (!input.isObject()) {
      throw new SubjectFault(
          "not_an_object",
          "the input is %s; expected an object, the arguments of the tool %s by name"
              .formatted(JsonObjectReader.describe(input), JsonText.quote(tool)));
    }
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    params.put("name", tool);
    params.set("arguments", input);
    JsonNode result = connection.request("tools/call", params);
    return ToolAnswer.of(result, limits)
        .orElseThrow(
            () ->
                connection.breach(
                    "not_a_result",
                    "answered tools/call with "
                        + connection.excerpt(result)
                        + "; expected an object with an array \"content\" or with \"structuredContent\""));
  }

  /** Lets the server end by itself for a moment, then kills it and its children. */
  void close() {
    program.close();
  }

  /** Kills the server and its children. */
  void kill() {
    program.kill();
  }
}
