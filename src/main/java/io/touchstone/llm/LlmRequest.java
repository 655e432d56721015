package io.touchstone.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.ContentHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a model is asked. There is no temperature, as the service refuses one: what makes an answer
 * repeat itself is a recording.
 *
 * @param model the model's name: {@code claude-sonnet-4-5}
 * @param maxTokens the most tokens that the answer may have
 * @param system what the model is told before the talk
 * @param messages the talk so far; a user begins and ends it
 * @param tool the tool that the model has to call
 */
public record LlmRequest(
    String model,
    int maxTokens,
    Optional<String> system,
    List<LlmMessage> messages,
    Optional<LlmTool> tool) {

  /**
   * @throws IllegalArgumentException when the service would refuse the number of tokens or the
   *     order of the messages
   */
  public LlmRequest {
    if (model.isBlank()) {
      throw new IllegalArgumentException("expected the name of a model, found none");
    }
    if (maxTokens < 1) {
      throw new IllegalArgumentException("expected at least one token, found " + maxTokens);
    }
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(tool, "tool");
    messages = List.copyOf(messages);
    requireOrder(messages);
  }

  /** A request of one text. */
  public static LlmRequest of(String model, int maxTokens, String prompt) {
    return new LlmRequest(
        model, maxTokens, Optional.empty(), List.of(new LlmMessage.User(prompt)), Optional.empty());
  }

  /** The same request, of a model that is told this before. */
  public LlmRequest withSystem(String text) {
    return new LlmRequest(model, maxTokens, Optional.of(text), messages, tool);
  }

  /** The same request, to be answered by a call of this tool. */
  public LlmRequest withTool(LlmTool asked) {
    return new LlmRequest(model, maxTokens, system, messages, Optional.of(asked));
  }

  /**
   * The request that goes on where the model called the tool, and the call came to this; a planner
   * asks so for a repair.
   *
   * @throws IllegalArgumentException when the request had no tool
   */
  public LlmRequest afterToolCall(LlmMessage.ToolCall call, LlmMessage.ToolResult result) {
    if (tool.isEmpty()) {
      throw new IllegalArgumentException("expected a request with a tool, found one without");
    }
    List<LlmMessage> all = new ArrayList<>(messages);
    all.add(call);
    all.add(result);
    return new LlmRequest(model, maxTokens, system, all, tool);
  }

  /**
   * The body of the request, as the Messages API wants it. The newest models refuse to be forced to
   * call a tool, so the model is told to.
   */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", model).put("max_tokens", maxTokens);
    systemText().ifPresent(text -> json.put("system", text));
    ArrayNode turns = json.putArray("messages");
    int calls = 0;
    for (LlmMessage message : messages) {
      calls += message instanceof LlmMessage.ToolCall ? 1 : 0;
      turns.add(message.toJson(calls));
    }
    tool.ifPresent(
        asked -> {
          json.putArray("tools").add(asked.toJson());
          json.putObject("tool_choice").put("type", "auto").put("disable_parallel_tool_use", true);
        });
    return json;
  }

  private Optional<String> systemText() {
    return tool.map(
            asked ->
                "Answer with exactly one call of the tool " + asked.name() + ", and nothing else.")
        .map(order -> system.map(text -> text + "\n\n" + order).orElse(order))
        .or(() -> system);
  }

  /**
   * What names the request among recordings: requests of equal bodies have equal keys.
   *
   * @throws CanonicalJsonException when it has no canonical form: a lone surrogate in a text, an
   *     integer that binary64 cannot hold in a schema or an input
   */
  public ContentHash key() {
    return ContentHash.of(toJson());
  }

  private static void requireOrder(List<LlmMessage> messages) {
    boolean fromUser = false;
    LlmMessage before = null;
    for (LlmMessage message : messages) {
      boolean isResult = message instanceof LlmMessage.ToolResult;
      if (isResult != before instanceof LlmMessage.ToolCall) {
        throw new IllegalArgumentException(
            "expected the result of a tool just after its call, and nowhere else");
      }
      fromUser = isResult || message instanceof LlmMessage.User;
      if (before == null && !fromUser) {
        throw new IllegalArgumentException("expected the user's message first");
      }
      before = message;
    }
    if (!fromUser) {
      throw new IllegalArgumentException("expected the user's message last");
    }
  }
}
