package io.touchstone.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.StrictJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LlmRequestTest {
  private static final LlmMessage USER = new LlmMessage.User("u");
  private static final LlmMessage MODEL = new LlmMessage.Assistant("a");
  private static final LlmMessage CALL = new LlmMessage.ToolCall("plan", json("{}"));
  private static final LlmMessage RESULT = new LlmMessage.ToolResult("r", false);
  private static final LlmTool PLAN =
      new LlmTool("plan", "Takes a plan.", json("{\"type\": \"object\"}"));

  private static JsonNode json(String text) {
    return StrictJson.parse(MessagesServer.utf8(text), "the test").root();
  }

  private static LlmRequest request(LlmMessage... messages) {
    return new LlmRequest("m", 1, Optional.empty(), List.of(messages), Optional.empty());
  }

  @Test
  void theBodyHasTheFormOfTheMessagesApi() throws Exception {
    LlmRequest request =
        LlmRequest.of("claude-opus-5-5", 100, "Plan it.")
            .withSystem("You plan.")
            .withTool(PLAN)
            .afterToolCall(
                new LlmMessage.ToolCall("plan", json("{\"steps\": []}")),
                new LlmMessage.ToolResult("no step", true))
            .afterToolCall(
                new LlmMessage.ToolCall("plan", json("{\"steps\": [1]}")),
                new LlmMessage.ToolResult("1 is no step", false));

    Path expected = Path.of("src/test/resources/io/touchstone/llm/request.json");

    assertEquals(json(Files.readString(expected)), json(request.toJson().toString()));
  }

  @Test
  void onlyAToolBringsAnOrder() {
    assertEquals(null, LlmRequest.of("m", 1, "x").toJson().get("system"));
    assertEquals(
        "s", LlmRequest.of("m", 1, "x").withSystem("s").toJson().get("system").textValue());
    assertEquals(
        "Answer with exactly one call of the tool plan, and nothing else.",
        LlmRequest.of("m", 1, "x").withTool(PLAN).toJson().get("system").textValue());
  }

  @Test
  void equalRequestsHaveEqualKeysAndOthersOthers() {
    LlmRequest request = LlmRequest.of("m", 1, "x");

    assertEquals(request.key(), LlmRequest.of("m", 1, "x").key());
    for (LlmRequest other :
        List.of(
            LlmRequest.of("n", 1, "x"),
            LlmRequest.of("m", 2, "x"),
            LlmRequest.of("m", 1, "y"),
            request.withSystem(""),
            request.withTool(PLAN),
            request(USER, MODEL, USER))) {
      assertNotEquals(request.key(), other.key());
    }
  }

  @Test
  void theOrderOfASchemasMembersDoesNotMatter() {
    LlmTool other =
        new LlmTool("plan", "Takes a plan.", json("{\"required\": [], \"type\": \"object\"}"));
    LlmTool same =
        new LlmTool("plan", "Takes a plan.", json("{\"type\": \"object\", \"required\": []}"));
    LlmRequest request = LlmRequest.of("m", 1, "x");

    assertEquals(request.withTool(other), request.withTool(same));
    assertEquals(request.withTool(other).key(), request.withTool(same).key());
  }

  @Test
  void aLoneSurrogateHasNoKey() {
    assertThrows(CanonicalJsonException.class, () -> LlmRequest.of("m", 1, "\ud800").key());
  }

  @Test
  void noCallerChangesIt() {
    ObjectNode input = (ObjectNode) json("{\"type\": \"object\"}");
    LlmTool tool = new LlmTool("plan", "", input);
    LlmMessage.ToolCall call = new LlmMessage.ToolCall("plan", input);

    input.put("a", 1);
    ((ObjectNode) tool.inputSchema()).put("a", 1);
    ((ObjectNode) call.input()).put("a", 1);

    assertEquals(json("{\"type\": \"object\"}"), tool.inputSchema());
    assertEquals(json("{\"type\": \"object\"}"), call.input());
  }

  @Test
  void messagesHaveAnOrder() {
    request(USER, MODEL, USER, CALL, RESULT, USER);
    for (LlmMessage[] wrong :
        List.of(
            new LlmMessage[] {},
            new LlmMessage[] {MODEL, USER},
            new LlmMessage[] {USER, MODEL},
            new LlmMessage[] {USER, CALL},
            new LlmMessage[] {USER, CALL, USER},
            new LlmMessage[] {USER, RESULT},
            new LlmMessage[] {RESULT})) {
      assertThrows(IllegalArgumentException.class, () -> request(wrong));
    }
  }

  @Test
  void whatTheServiceWouldRefuseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> LlmRequest.of(" ", 1, "x"));
    assertThrows(IllegalArgumentException.class, () -> LlmRequest.of("m", 0, "x"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            LlmRequest.of("m", 1, "x")
                .afterToolCall(
                    new LlmMessage.ToolCall("plan", json("{}")),
                    new LlmMessage.ToolResult("", true)));
    assertThrows(IllegalArgumentException.class, () -> new LlmUsage(-1, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ä", "a.b"})
  void aToolsNameIsPlain(String name) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new LlmTool(name, "", json("{\"type\": \"object\"}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "true", "{\"type\": \"array\"}"})
  void aToolTakesAnObject(String schema) {
    assertThrows(IllegalArgumentException.class, () -> new LlmTool("a", "", json(schema)));
  }
}
