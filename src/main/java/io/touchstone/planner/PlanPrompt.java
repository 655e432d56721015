package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.llm.LlmMessage;
import io.touchstone.llm.LlmReply;
import io.touchstone.llm.LlmRequest;
import io.touchstone.llm.LlmTool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a model is asked for a plan. Equal questions give requests of equal bytes: nothing in them
 * tells the time, who asks, or in which order members were written. What the model reads stands in
 * {@code claude-system.txt} and {@code submit-plan.schema.json}.
 */
final class PlanPrompt {
  static final String TOOL = "submit_plan";

  private final String model;
  private final int maxTokens;
  private final String system = new String(resource("claude-system.txt"), StandardCharsets.UTF_8);
  private final LlmTool tool;

  PlanPrompt(String model, int maxTokens) {
    this.model = model;
    this.maxTokens = maxTokens;
    JsonNode schema =
        StrictJson.value(
            resource("submit-plan.schema.json"), "submit-plan.schema.json", JsonLimits.DEFAULT);
    this.tool = new LlmTool(TOOL, "Hands in the whole plan.", schema);
  }

  /** The form of what the model gives the tool. */
  JsonNode answerSchema() {
    return tool.inputSchema();
  }

  LlmRequest request(Question question) {
    String text = "<request>\n" + data(question.input()) + "\n</request>";
    return LlmRequest.of(model, maxTokens, text).withSystem(system).withTool(tool);
  }

  /**
   * The input as canonical JSON, without who asks. No text in it can end the request: a {@code <}
   * is written as JSON's {@code \u003c}.
   */
  private static String data(PlannerInput input) {
    ObjectNode json = input.toJson();
    json.remove("agent_id");
    return CanonicalJson.string(json).replace("<", "\\u003c");
  }

  /** The request for another plan in the place of one that has problems. */
  LlmRequest repair(LlmRequest first, LlmReply reply, List<AnswerProblem> problems) {
    String text = CanonicalJson.string(AnswerProblem.toJson(problems));
    Optional<JsonNode> given =
        reply.match(
            answer -> answer.toolInput().filter(PlanPrompt::canBeSaidAgain),
            failure -> Optional.empty());
    if (given.isPresent()) {
      return first.afterToolCall(
          new LlmMessage.ToolCall(TOOL, given.get()), new LlmMessage.ToolResult(text, true));
    }
    List<LlmMessage> messages = new ArrayList<>(first.messages());
    String said = reply.match(LlmReply.Answer::text, failure -> "").strip();
    if (!said.isEmpty()) {
      messages.add(new LlmMessage.Assistant(PlannerError.writable(said)));
    }
    messages.add(
        new LlmMessage.User(
            "There is no plan yet: " + text + "\nCall " + TOOL + " once, with the whole plan."));
    return new LlmRequest(model, maxTokens, first.system(), messages, first.tool());
  }

  private static boolean canBeSaidAgain(JsonNode given) {
    try {
      CanonicalJson.bytes(given);
      return given.isObject();
    } catch (CanonicalJsonException e) {
      return false;
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = PlanPrompt.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("expected " + name + " beside the class, found none");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
