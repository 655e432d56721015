package io.touchstone.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.JsonEquality;
import java.util.Objects;

/** One turn of the talk with a model, the oldest first. */
public sealed interface LlmMessage {

  /** What the user says. */
  record User(String text) implements LlmMessage {
    public User {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public ObjectNode toJson(int call) {
      return turn("user", LlmMessage.text(text));
    }
  }

  /** What the model said. */
  record Assistant(String text) implements LlmMessage {
    public Assistant {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public ObjectNode toJson(int call) {
      return turn("assistant", LlmMessage.text(text));
    }
  }

  /**
   * The model's call of a tool. A {@link ToolResult} must follow.
   *
   * @param name the tool's
   * @param input what the model gave it
   */
  record ToolCall(String name, JsonNode input) implements LlmMessage {
    public ToolCall {
      Objects.requireNonNull(name, "name");
      input = input.deepCopy();
    }

    /** A copy. */
    @Override
    public JsonNode input() {
      return input.deepCopy();
    }

    @Override
    public ObjectNode toJson(int call) {
      ObjectNode block = JsonNodeFactory.instance.objectNode();
      block.put("type", "tool_use").put("id", id(call)).put("name", name);
      block.set("input", input.deepCopy());
      return turn("assistant", block);
    }

    /** Whether the other calls the same tool with the same JSON value. */
    @Override
    public boolean equals(Object other) {
      return other instanceof ToolCall call
          && name.equals(call.name)
          && JsonEquality.equal(input, call.input);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /**
   * What the call of the tool just before came to.
   *
   * @param text what the model is told of it
   * @param isError whether the call failed
   */
  record ToolResult(String text, boolean isError) implements LlmMessage {
    public ToolResult {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public ObjectNode toJson(int call) {
      ObjectNode block = JsonNodeFactory.instance.objectNode();
      block.put("type", "tool_result").put("tool_use_id", id(call)).put("content", text);
      return turn("user", isError ? block.put("is_error", true) : block);
    }
  }

  /**
   * The message as the Messages API wants it.
   *
   * @param call which call of a tool it belongs to, counted from 1. The ids of the service are
   *     different each time; these are not.
   */
  ObjectNode toJson(int call);

  private static String id(int call) {
    return "toolu_" + call;
  }

  private static ObjectNode text(String text) {
    return JsonNodeFactory.instance.objectNode().put("type", "text").put("text", text);
  }

  private static ObjectNode turn(String role, ObjectNode block) {
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("role", role);
    message.putArray("content").add(block);
    return message;
  }
}
