package io.touchstone.subject.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the result of {@code tools/call} comes to. The first rule that fits counts:
 *
 * <ol>
 *   <li>{@code isError} is true: {@code {"$error": {"code": "tool_error", "result": ...}}} with the
 *       result as it was sent.
 *   <li>There is {@code structuredContent}: it is the answer. The protocol wants {@code content}
 *       beside it to say the same, for readers of old.
 *   <li>The content is a single block {@code {"type": "text", "text": ...}} without any other
 *       member, its text is JSON, and the result has no member besides {@code content} and {@code
 *       isError}: the value of the text.
 *   <li>Otherwise the result, as it was sent.
 * </ol>
 */
final class ToolAnswer {
  /** The code of every error that a tool answers; the protocol has none. */
  static final String ERROR_CODE = "tool_error";

  private static final String IS_ERROR = "isError";

  private ToolAnswer() {}

  /** The answer; empty where this is no result of a tool. */
  static Optional<JsonNode> of(JsonNode result, JsonLimits limits) {
    boolean structured = result.path("structuredContent").isObject();
    if (!result.isObject() || (!structured && !result.path("content").isArray())) {
      return Optional.empty();
    }
    if (result.path(IS_ERROR).booleanValue()) {
      return Optional.of(error(result));
    }
    return Optional.of(
        structured ? result.get("structuredContent") : textValue(result, limits).orElse(result));
  }

  private static ObjectNode error(JsonNode result) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("$error").put("code", ERROR_CODE).set("result", result);
    return answer;
  }

  private static Optional<JsonNode> textValue(JsonNode result, JsonLimits limits) {
    JsonNode content = result.get("content");
    JsonNode block = content.path(0);
    boolean nothingElse = result.size() == (result.has(IS_ERROR) ? 2 : 1);
    boolean plainText =
        block.size() == 2
            && "text".equals(block.path("type").textValue())
            && block.path("text").isTextual();
    if (!nothingElse || content.size() != 1 || !plainText) {
      return Optional.empty();
    }
    try {
      byte[] text = block.get("text").textValue().getBytes(StandardCharsets.UTF_8);
      return Optional.of(StrictJson.value(text, "", limits));
    } catch (JsonInputException e) {
      return Optional.empty();
    }
  }
}
