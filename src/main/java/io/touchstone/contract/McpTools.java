package io.touchstone.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import io.touchstone.schema.SchemaReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tools of a Model Context Protocol server, as contracts of skills.
 *
 * <p>The id of a tool is the prefix, a dot and its name, in which {@code /} becomes {@code .} and
 * every other character that an id cannot have becomes {@code -}, as does a dot at either end.
 * Title, description and schemas stay as they are. Every tool may answer that it failed, which is
 * its one failure mode. Members that a contract has no place for stand below {@code annotations};
 * where an annotation has such a name, the annotation stays.
 *
 * @param contracts in the order of the list
 * @param faults the tools that no contract could be made of, in the order of the list
 * @param hasMore whether the server has more tools than this list
 */
public record McpTools(List<Contract> contracts, List<JsonInputException> faults, boolean hasMore) {
  /** The code of the errors that {@code subject.mcp} makes of {@code isError}. */
  private static final String TOOL_ERROR = "tool_error";

  private static final Set<String> PLACED =
      Set.of("name", "title", "description", "inputSchema", "outputSchema", "annotations");

  /** What may stand around a list of tools, outermost first. */
  private static final List<String> WRAPPERS = List.of("tools/list", "result");

  public McpTools {
    contracts = List.copyOf(contracts);
    faults = List.copyOf(faults);
  }

  /**
   * Reads the result of {@code tools/list}: bare, in a response of JSON-RPC, in an object under the
   * key {@code tools/list}, or the array of tools alone.
   *
   * @param version the version of all contracts
   * @param idPrefix what ids begin with, with or without a dot at the end; may be empty
   * @throws JsonInputException where there is no list of tools
   */
  public static McpTools read(JsonDocument document, SemVer version, String idPrefix) {
    FieldPath list = list(document);
    JsonNode tools = list.in(document.root());
    if (!tools.isArray()) {
      throw document.fault(
          list, "expected an array of tools, found " + JsonObjectReader.describe(tools));
    }
    if (tools.isEmpty()) {
      throw document.fault(list, "expected at least one tool, found an empty array");
    }
    Reading reading = new Reading(document, version, idPrefix);
    for (int i = 0; i < tools.size(); i++) {
      reading.add(list.then(Integer.toString(i)));
    }
    return new McpTools(reading.contracts(), reading.faults, hasMore(document, list));
  }

  private static FieldPath list(JsonDocument document) {
    FieldPath at = FieldPath.ROOT;
    for (String wrapper : WRAPPERS) {
      JsonNode outer = at.in(document.root());
      boolean wrapped = !outer.has("tools") && outer.path(wrapper).isContainerNode();
      at = wrapped ? at.then(wrapper) : at;
    }
    JsonNode result = at.in(document.root());
    if (result.isArray()) {
      return at;
    }
    if (!result.has("tools")) {
      throw document.fault(
          at,
          "expected the result of tools/list, an object with an array \"tools\", found %s; save what the server answers to that request"
              .formatted(
                  result.isObject()
                      ? "an object without \"tools\""
                      : JsonObjectReader.describe(result)));
    }
    return at.then("tools");
  }

  private static boolean hasMore(JsonDocument document, FieldPath list) {
    if (list.isRoot()) {
      return false;
    }
    FieldPath result = new FieldPath(list.segments().subList(0, list.segments().size() - 1));
    return result.in(document.root()).path("nextCursor").isTextual();
  }

  /**
   * The id of a tool's contract: a slash of its name becomes a dot, and what else an id cannot have
   * a hyphen. May be none yet where the name or the prefix is odd.
   *
   * @param prefix what the id begins with, before a dot; empty for none
   * @param name the tool's
   */
  public static String id(String prefix, String name) {
    StringBuilder id = new StringBuilder();
    name.codePoints().map(McpTools::inId).forEach(id::appendCodePoint);
    for (int i = 0; i < id.length() && id.charAt(i) == '.'; i++) {
      id.setCharAt(i, '-');
    }
    for (int i = id.length() - 1; i >= 0 && id.charAt(i) == '.'; i--) {
      id.setCharAt(i, '-');
    }
    String start = prefix.isEmpty() || prefix.endsWith(".") ? prefix : prefix + ".";
    return start + id;
  }

  private static int inId(int character) {
    if (character == '/') {
      return '.';
    }
    return character == '.' || ContractReader.isId(Character.toString(character)) ? character : '-';
  }

  private static final class Reading {
    private final JsonDocument document;
    private final SemVer version;
    private final String idPrefix;
    private final List<JsonInputException> faults = new ArrayList<>();

    /** Whose name became which id first. */
    private final Map<String, String> names = new LinkedHashMap<>();

    /** By id; empty where no contract could be made, or for two tools. */
    private final Map<String, Optional<Contract>> made = new LinkedHashMap<>();

    Reading(JsonDocument document, SemVer version, String idPrefix) {
      this.document = document;
      this.version = version;
      this.idPrefix = idPrefix;
    }

    List<Contract> contracts() {
      return made.values().stream().flatMap(Optional::stream).toList();
    }

    void add(FieldPath at) {
      try {
        JsonObjectReader tool = JsonObjectReader.anyMember(document, at, "a tool");
        String id = id(tool);
        made.put(id, Optional.empty());
        made.put(id, Optional.of(contract(id, tool)));
      } catch (JsonInputException fault) {
        faults.add(fault);
      }
    }

    private String id(JsonObjectReader tool) {
      tool.required("name");
      String name = tool.text("name").orElseThrow();
      String id = McpTools.id(idPrefix, name);
      if (name.isEmpty() || !ContractReader.isId(id)) {
        throw tool.fault(
            "name",
            "expected a name that makes an id such as \"acme.search\", found %s, which makes %s; give it another"
                .formatted(JsonText.quote(name), JsonText.quote(id)));
      }
      String first = names.putIfAbsent(id, name);
      if (first != null) {
        made.put(id, Optional.empty());
        throw tool.fault(
            "name",
            "expected an id of its own for each tool, found %s for both %s and %s; rename one, or import them apart"
                .formatted(JsonText.quote(id), JsonText.quote(first), JsonText.quote(name)));
      }
      return id;
    }

    private Contract contract(String id, JsonObjectReader tool) {
      ObjectNode contract = JsonNodeFactory.instance.objectNode();
      contract
          .put("contract", id)
          .put("kind", Kind.SKILL.word())
          .put("version", version.toString());
      for (String member : List.of("title", "description")) {
        tool.text(member).ifPresent(text -> contract.put(member, text));
      }
      tool.required("inputSchema");
      contract.set("inputs_schema", schema(tool, "inputSchema"));
      if (tool.has("outputSchema")) {
        contract.set("outputs_schema", schema(tool, "outputSchema"));
      }
      contract
          .putArray("failure_modes")
          .addObject()
          .put("code", TOOL_ERROR)
          .put("category", ErrorCategory.PERMANENT.name())
          .put("retryable", false)
          .put("description", "The tool says that it failed (isError).");
      annotations(tool).ifPresent(annotations -> contract.set("annotations", annotations));
      byte[] text = JsonText.pretty(contract).getBytes(StandardCharsets.UTF_8);
      return ContractReader.read(StrictJson.parse(text, ContractFolder.nameOf(id, version)));
    }

    /** Read here for its faults, which so have their place in the list. */
    private JsonNode schema(JsonObjectReader tool, String member) {
      return SchemaReader.read(document.part(tool.path(member)), Optional.empty()).json();
    }

    private Optional<ObjectNode> annotations(JsonObjectReader tool) {
      ObjectNode all = JsonNodeFactory.instance.objectNode();
      if (tool.has("annotations")) {
        JsonObjectReader own =
            JsonObjectReader.anyMember(document, tool.path("annotations"), "the annotations");
        own.names().forEach(name -> all.set(name, own.required(name)));
      }
      tool.names().stream()
          .filter(name -> !PLACED.contains(name) && !all.has(name))
          .forEach(name -> all.set(name, tool.required(name)));
      return tool.has("annotations") || !all.isEmpty() ? Optional.of(all) : Optional.empty();
    }
  }
}
