package io.touchstone.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.ContentHash;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The file of one request and its reply. It has nothing that differs from one call to the next, and
 * nothing of the headers.
 */
final class Recording {
  private static final List<String> ANSWER =
      List.of("model", "text", "tool_input", "usage", "finish_reason");
  private static final List<String> FAILURE = List.of("trouble", "message", "status", "usage");

  private Recording() {}

  /**
   * The text of the file.
   *
   * @throws CanonicalJsonException when the reply has no canonical form
   */
  static String write(LlmRequest request, LlmReply reply) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.set("request", request.toJson());
    ObjectNode json = reply.match(Recording::json, Recording::json);
    file.set("reply", json);
    file.put("reply_hash", ContentHash.of(json).hex());
    return JsonText.pretty(file);
  }

  private static ObjectNode json(LlmReply.Answer answer) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", answer.model()).put("text", answer.text());
    answer.toolInput().ifPresent(input -> json.set("tool_input", input));
    json.set("usage", json(answer.usage()));
    return json.put("finish_reason", answer.finishReason());
  }

  private static ObjectNode json(LlmReply.Failure failure) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("trouble", failure.trouble().name()).put("message", failure.message());
    failure.status().ifPresent(status -> json.put("status", status));
    json.set("usage", json(failure.usage()));
    return json;
  }

  private static ObjectNode json(LlmUsage usage) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("input_tokens", usage.inputTokens())
        .put("output_tokens", usage.outputTokens());
  }

  /**
   * The reply in a file.
   *
   * @throws JsonInputException when the file was edited, or is no recording of this request
   */
  static LlmReply read(JsonDocument document, ContentHash key) {
    JsonObjectReader file =
        JsonObjectReader.of(
            document, FieldPath.ROOT, "a recording", List.of("request", "reply", "reply_hash"));
    requireHash(file, "request", key.hex());
    requireHash(file, "reply", required(file, "reply_hash", file.text("reply_hash")));
    FieldPath at = file.path("reply");
    return file.required("reply").has("trouble")
        ? failure(JsonObjectReader.of(document, at, "a recorded failure", FAILURE), document)
        : answer(JsonObjectReader.of(document, at, "a recorded answer", ANSWER), document);
  }

  private static void requireHash(JsonObjectReader file, String member, String expected) {
    String found;
    try {
      found = ContentHash.of(file.required(member)).hex();
    } catch (CanonicalJsonException e) {
      found = "none (" + e.getMessage() + ")";
    }
    if (!found.equals(expected)) {
      throw file.fault(
          member,
          "the %s was edited: expected one of the hash %s, found %s"
              .formatted(member, expected, found));
    }
  }

  private static LlmReply answer(JsonObjectReader reply, JsonDocument document) {
    JsonNode input = reply.has("tool_input") ? reply.required("tool_input") : null;
    return new LlmReply.Answer(
        required(reply, "model", reply.text("model")),
        required(reply, "text", reply.text("text")),
        Optional.ofNullable(input),
        usage(reply, document),
        required(reply, "finish_reason", reply.text("finish_reason")));
  }

  private static LlmReply failure(JsonObjectReader reply, JsonDocument document) {
    String word = required(reply, "trouble", reply.text("trouble"));
    LlmTrouble trouble =
        Arrays.stream(LlmTrouble.values())
            .filter(one -> one.name().equals(word))
            .findFirst()
            .orElseThrow(
                () -> reply.fault("trouble", "there is no such trouble: " + JsonText.quote(word)));
    OptionalInt status =
        reply
            .integer("status", 100, 999)
            .map(code -> OptionalInt.of(code.intValue()))
            .orElse(OptionalInt.empty());
    return new LlmReply.Failure(
        trouble,
        required(reply, "message", reply.text("message")),
        status,
        Optional.empty(),
        usage(reply, document));
  }

  private static LlmUsage usage(JsonObjectReader reply, JsonDocument document) {
    JsonObjectReader usage =
        JsonObjectReader.of(
            document,
            reply.path("usage"),
            "what the reply took",
            List.of("input_tokens", "output_tokens"));
    return new LlmUsage(tokens(usage, "input_tokens"), tokens(usage, "output_tokens"));
  }

  private static long tokens(JsonObjectReader usage, String member) {
    return required(usage, member, usage.integer(member, 0, Integer.MAX_VALUE));
  }

  private static <T> T required(JsonObjectReader reader, String member, Optional<T> value) {
    reader.required(member);
    return value.orElseThrow();
  }
}
