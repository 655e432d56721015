package io.touchstone.llm;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.StrictJson;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what the Messages API replies with status 200. */
final class MessageBody {
  /** Far beyond the longest answer of a model. */
  static final JsonLimits LIMITS = new JsonLimits(16L << 20, JsonLimits.DEEPEST, 1_000);

  private static final int STATUS = 200;

  private final JsonNode body;
  private final StringBuilder text = new StringBuilder();
  private Optional<JsonNode> toolInput = Optional.empty();

  private MessageBody(JsonNode body) {
    this.body = body;
  }

  /**
   * The answer, or why it is none.
   *
   * @param tool the tool that the model had to call
   */
  static LlmReply read(byte[] bytes, Optional<LlmTool> tool) {
    JsonNode body;
    try {
      body = StrictJson.value(bytes, "the reply", LIMITS);
    } catch (JsonInputException e) {
      return invalid("expected a JSON reply: " + e.getMessage(), LlmUsage.NONE);
    }
    return new MessageBody(body).reply(tool);
  }

  private LlmReply reply(Optional<LlmTool> tool) {
    JsonNode content = body.path("content");
    JsonNode model = body.path("model");
    JsonNode reason = body.path("stop_reason");
    JsonNode input = body.path("usage").path("input_tokens");
    JsonNode output = body.path("usage").path("output_tokens");
    if (!content.isArray()
        || !model.isTextual()
        || !reason.isTextual()
        || !isCount(input)
        || !isCount(output)) {
      return invalid(
          "expected a message with model, content, stop_reason and usage, found "
              + JsonObjectReader.describe(body),
          LlmUsage.NONE);
    }
    LlmUsage usage = new LlmUsage(input.longValue(), output.longValue());
    String finish = reason.textValue();
    if (finish.equals("refusal")) {
      return failure(
          LlmTrouble.CONTENT_FILTER, "the model refuses to answer; change the request", usage);
    }
    content.forEach(this::take);
    Optional<String> objection = tool.flatMap(asked -> objection(asked, finish));
    return objection.isPresent()
        ? invalid(objection.get(), usage)
        : new LlmReply.Answer(model.textValue(), text.toString(), toolInput, usage, finish);
  }

  private static boolean isCount(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
  }

  /** What is neither text nor a call of a tool is the model's own: its thoughts. */
  private void take(JsonNode block) {
    switch (block.path("type").asText()) {
      case "text" -> text.append(block.path("text").asText());
      case "tool_use" -> toolInput = toolInput.or(() -> Optional.of(block.path("input")));
      default -> {}
    }
  }

  private Optional<String> objection(LlmTool tool, String finish) {
    if (finish.equals("max_tokens") || finish.equals("model_context_window_exceeded")) {
      return Optional.of(
          "the model used up its tokens before its call of %s was whole; raise max_tokens"
              .formatted(tool.name()));
    }
    if (toolInput.isEmpty() || !toolInput.get().isObject()) {
      return Optional.of(
          "expected a call of the tool %s with an object, found %s"
              .formatted(
                  tool.name(),
                  toolInput.map(JsonObjectReader::describe).orElse("text without a call")));
    }
    return Optional.empty();
  }

  private static LlmReply.Failure invalid(String message, LlmUsage usage) {
    return failure(LlmTrouble.INVALID_RESPONSE, message, usage);
  }

  private static LlmReply.Failure failure(LlmTrouble trouble, String message, LlmUsage usage) {
    return new LlmReply.Failure(trouble, message, OptionalInt.of(STATUS), Optional.empty(), usage);
  }
}
