package io.touchstone.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class McpToolsTest {
  private static final String PING = "{\"name\": \"ping\", \"inputSchema\": {}}";

  private static McpTools read(String text, String idPrefix) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    SemVer version = SemVer.parse("1.2.0").orElseThrow();
    return McpTools.read(StrictJson.parse(bytes, "tools.json"), version, idPrefix);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = McpToolsTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> ids(McpTools tools) {
    return tools.contracts().stream().map(Contract::id).toList();
  }

  private static List<String> faults(McpTools tools) {
    return tools.faults().stream().map(JsonInputException::getMessage).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "acme."})
  void everyToolBecomesAContractAndNothingOfItsSchemasIsLost(String prefix) throws IOException {
    McpTools tools = read(resource("mcp-tools.json"), prefix);
    ArrayNode contracts = JsonNodeFactory.instance.arrayNode();
    tools.contracts().stream().map(one -> one.document().root()).forEach(contracts::add);
    assertEquals(resource("mcp-contracts.json"), JsonText.pretty(contracts));
    assertEquals(List.of(), tools.faults());
  }

  @Test
  void aContractIsTheTextOfItsFile() {
    Contract contract = read("[" + PING + "]", "").contracts().get(0);
    JsonNode root = contract.document().root();
    assertEquals(
        JsonText.pretty(root), new String(contract.document().bytes(), StandardCharsets.UTF_8));
    assertEquals("ping/1.2.0.json", contract.document().source());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[#]",
        "{\"tools\": [#]}",
        "{\"tools\": [#], \"result\": {}}",
        "{\"result\": {\"tools\": [#]}}",
        "{\"tools/list\": {\"tools\": [#]}, \"initialize\": {}}",
        "{\"tools/list\": [#]}",
        "{\"tools/list\": {\"result\": {\"tools\": [#]}}}"
      })
  void theListMayStandInWhateverAServerOrARecorderPutsAroundIt(String wrapper) {
    assertEquals(List.of("ping"), ids(read(wrapper.replace("#", PING), "")));
  }

  @ParameterizedTest
  @CsvSource({
    "a_B-1.c, a_B-1.c",
    "repos/get, repos.get",
    "a//b, a..b",
    "/a/, -a-",
    "../.., -----",
    "get file?, get-file-",
    "über, -ber",
    "😀, -"
  })
  void aCharacterThatAnIdCannotHaveBecomesADotOrAHyphen(String name, String id) {
    String tool = PING.replace("ping", name);
    assertEquals(List.of("p." + id), ids(read("[" + tool + "]", "p")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"tools": {}}                        | 1:11: expected an array of tools, found an object
          {"tools": []}                        | 1:11: expected at least one tool, found an empty array
          {"result": {}}                       | 1:12: expected the result of tools/list, an object with an array "tools", found an object without "tools"; save what the server answers to that request
          {"error": {"code": -32601}}          | 1:1: expected the result of tools/list, an object with an array "tools", found an object without "tools"; save what the server answers to that request
          7                                    | 1:1: expected the result of tools/list, an object with an array "tools", found 7; save what the server answers to that request
          """)
  void aTextWithoutAListOfToolsIsRefused(String text, String complaint) {
    JsonInputException fault = assertThrows(JsonInputException.class, () -> read(text, ""));
    assertEquals("tools.json:" + complaint, fault.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          7                                                | 1:2: expected an object, a tool, found 7
          {"inputSchema": {}}                              | 1:2: expected the key "name", found none; add it
          {"name": 7, "inputSchema": {}}                   | 1:11: expected a string for "name", found 7
          {"name": "", "inputSchema": {}}                  | 1:11: expected a name that makes an id such as "acme.search", found "", which makes ""; give it another
          {"name": "a"}                                    | 1:2: expected the key "inputSchema", found none; add it
          {"name": "a", "title": 1, "inputSchema": {}}     | 1:25: expected a string for "title", found 1
          {"name": "a", "annotations": 1, "inputSchema": {}} | 1:31: expected an object, the annotations, found 1
          {"name": "a", "inputSchema": {"type": "text"}}   | 1:40: no valid schema of
          {"name": "a", "inputSchema": null}               | 1:31: expected
          {"name": "a", "inputSchema": {}, "outputSchema": {"$ref": "#/$defs/gone"}} | 1:60: "#/$defs/gone" leads nowhere
          {"name": "a", "inputSchema": {"pattern": "("}}   | 1:43: expected
          """)
  void aBadToolIsToldAndTheOthersAreRead(String tool, String complaint) {
    McpTools tools = read("[" + tool + ", " + PING + "]", "");
    assertEquals(List.of("ping"), ids(tools));
    String fault = faults(tools).get(0);
    String start = "tools.json:" + complaint;
    assertEquals(start, fault.substring(0, Math.min(start.length(), fault.length())));
    assertEquals(1, tools.faults().size());
  }

  @Test
  void twoToolsOfOneIdAreBothLeftOut() {
    String first = PING.replace("ping", "a/b");
    String second = PING.replace("ping", "a.b");
    McpTools tools = read("[" + first + ", " + PING + ",\n" + second + "]", "x");
    assertEquals(List.of("x.ping"), ids(tools));
    assertEquals(
        List.of(
            "tools.json:2:10: expected an id of its own for each tool, found \"x.a.b\" for both \"a/b\" and \"a.b\"; rename one, or import them apart"),
        faults(tools));
  }

  @Test
  void aListThatGoesOnSaysSo() {
    assertEquals(false, read("{\"tools\": [" + PING + "]}", "").hasMore());
    assertEquals(true, read("{\"tools\": [" + PING + "], \"nextCursor\": \"2\"}", "").hasMore());
  }
}
