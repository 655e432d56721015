package io.touchstone.runtime.skill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.ContentHash;
import io.touchstone.llm.LlmRequest;
import io.touchstone.llm.LlmUsage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The inputs and the result of {@code skill.llm_invoke}. */
record LlmCall(String prompt, LlmRequest request) {
  private static final String MODEL = "claude-opus-5-5";
  private static final int MAX_TOKENS = 1_024;

  /** Of inputs that are valid under the contract. */
  static LlmCall of(JsonNode inputs) {
    String prompt = inputs.get("prompt").textValue();
    int maxTokens = inputs.has("max_tokens") ? inputs.get("max_tokens").intValue() : MAX_TOKENS;
    String model = inputs.has("model") ? inputs.get("model").textValue() : MODEL;
    LlmRequest request = LlmRequest.of(model, maxTokens, prompt);
    return new LlmCall(
        prompt,
        inputs.has("system") ? request.withSystem(inputs.get("system").textValue()) : request);
  }

  String promptHash() {
    return hash(prompt);
  }

  JsonNode result(
      String model, String content, LlmUsage usage, String finishReason, BigDecimal cents) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("content", content).put("model", model);
    result
        .putObject("usage")
        .put("input_tokens", usage.inputTokens())
        .put("output_tokens", usage.outputTokens());
    result
        .put("finish_reason", finishReason)
        .put("prompt_hash", promptHash())
        .put("response_hash", hash(content));
    return result.set("cost_cents", DecimalNode.valueOf(cents));
  }

  private static String hash(String text) {
    return ContentHash.ofBytes(text.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
