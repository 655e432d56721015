package io.touchstone.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.touchstone.json.JsonEquality;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** What became of a request: the model's answer, or why there is none. */
public sealed interface LlmReply {

  /**
   * What the model answered.
   *
   * @param model the model that answered, as the service names it
   * @param text all that it wrote; may be empty
   * @param toolInput what it gave the tool; there where the request had one, and an object then
   * @param usage what it took
   * @param finishReason why it stopped, in the service's word: {@code end_turn}, {@code
   *     max_tokens}, {@code tool_use}
   */
  record Answer(
      String model, String text, Optional<JsonNode> toolInput, LlmUsage usage, String finishReason)
      implements LlmReply {
    public Answer {
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(usage, "usage");
      Objects.requireNonNull(finishReason, "finishReason");
      toolInput = toolInput.map(JsonNode::deepCopy);
    }

    /** A copy. */
    @Override
    public Optional<JsonNode> toolInput() {
      return toolInput.map(JsonNode::deepCopy);
    }

    @Override
    public <T> T match(Function<Answer, T> answer, Function<Failure, T> failure) {
      return answer.apply(this);
    }

    /** Whether the other is an answer of the same values, inputs compared as JSON. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Answer answer
          && model.equals(answer.model)
          && text.equals(answer.text)
          && usage.equals(answer.usage)
          && finishReason.equals(answer.finishReason)
          && JsonEquality.equal(
              toolInput.orElse(MissingNode.getInstance()),
              answer.toolInput.orElse(MissingNode.getInstance()));
    }

    @Override
    public int hashCode() {
      return Objects.hash(model, text, usage, finishReason);
    }
  }

  /**
   * Why there is no answer.
   *
   * @param trouble the kind of trouble
   * @param message what was expected, what was found and how to mend it, for people; without
   *     secrets
   * @param status of HTTP, where the service replied
   * @param retryAfter how long the service asks to wait
   * @param usage what it took all the same: a refusal, or an answer that cannot be used, is paid
   */
  record Failure(
      LlmTrouble trouble,
      String message,
      OptionalInt status,
      Optional<Duration> retryAfter,
      LlmUsage usage)
      implements LlmReply {
    public Failure {
      Objects.requireNonNull(trouble, "trouble");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(retryAfter, "retryAfter");
      Objects.requireNonNull(usage, "usage");
    }

    /** Whether the same request may succeed later. */
    public boolean isRetryable() {
      return trouble.isRetryable();
    }

    @Override
    public <T> T match(Function<Answer, T> answer, Function<Failure, T> failure) {
      return failure.apply(this);
    }
  }

  /** What it took, in tokens. */
  LlmUsage usage();

  /** What {@code answer} makes of an answer, or {@code failure} of a failure. */
  <T> T match(Function<Answer, T> answer, Function<Failure, T> failure);

  /** A failure that the service had no part in, or not a known one. */
  static Failure failed(LlmTrouble trouble, String message) {
    return new Failure(trouble, message, OptionalInt.empty(), Optional.empty(), LlmUsage.NONE);
  }
}
