package io.touchstone.planner;

import static io.touchstone.plan.PlanJson.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.llm.LlmClient;
import io.touchstone.llm.LlmReply;
import io.touchstone.llm.LlmRequest;
import io.touchstone.llm.LlmUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model that gives the replies it was told, one after the other, and keeps what it was asked. */
final class FakeModel implements LlmClient {
  static final String NAME = "claude-test";
  static final LlmUsage USAGE = new LlmUsage(100, 10);

  private final List<LlmReply> replies;
  private final List<LlmRequest> requests = new ArrayList<>();
  private final List<Duration> timeouts = new ArrayList<>();

  FakeModel(LlmReply... replies) {
    this.replies = new ArrayList<>(List.of(replies));
  }

  /** A model that hands in these plans; single quotes stand for double ones. */
  static FakeModel planning(String... plans) {
    return new FakeModel(
        List.of(plans).stream().map(plan -> plan(json(plan))).toArray(LlmReply[]::new));
  }

  static LlmReply plan(JsonNode input) {
    return new LlmReply.Answer(NAME + "-1", "", Optional.of(input), USAGE, "tool_use");
  }

  static LlmReply text(String text) {
    return new LlmReply.Answer(NAME + "-1", text, Optional.empty(), USAGE, "end_turn");
  }

  static LlmReply cutOff(JsonNode input) {
    return new LlmReply.Answer(NAME + "-1", "", Optional.of(input), USAGE, "max_tokens");
  }

  @Override
  public LlmReply send(LlmRequest request, Duration timeout) {
    requests.add(request);
    timeouts.add(timeout);
    if (replies.isEmpty()) {
      throw new AssertionError("asked more often than expected");
    }
    return replies.remove(0);
  }

  List<LlmRequest> requests() {
    return requests;
  }

  List<Duration> timeouts() {
    return timeouts;
  }

  /** The body of a request as it is sent, and recorded. */
  String body(int request) {
    return CanonicalJson.string(requests.get(request).toJson());
  }

  /** What the last message of a request says, a tool's result or a text. */
  String lastText(int request) {
    JsonNode messages = requests.get(request).toJson().get("messages");
    JsonNode block = messages.get(messages.size() - 1).get("content").get(0);
    return (block.has("text") ? block.get("text") : block.get("content")).textValue();
  }
}
