package io.touchstone.runtime.skill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.llm.LlmPrices;
import io.touchstone.llm.LlmReply;
import io.touchstone.llm.LlmTrouble;
import io.touchstone.runtime.SkillError;

/** Codes for what goes wrong when a model is asked. */
final class LlmErrors {
  private LlmErrors() {}

  static SkillError of(LlmReply.Failure failure, int attempts) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("trouble", failure.trouble().name()).put("attempts", attempts);
    failure.status().ifPresent(status -> details.put("status_code", status));
    failure.retryAfter().ifPresent(wait -> details.put("retry_after_ms", wait.toMillis()));
    return SkillError.of(code(failure.trouble()), failure.message(), details);
  }

  static String code(LlmTrouble trouble) {
    return switch (trouble) {
      case INVALID_REQUEST, NOT_FOUND -> "ERR_LLM_INVALID_REQUEST";
      case CONTEXT_LENGTH -> "ERR_LLM_CONTEXT_LENGTH";
      case CONTENT_FILTER -> "ERR_LLM_CONTENT_FILTER";
      case PERMISSION -> "ERR_PERMISSION_DENIED";
      case BILLING, SPEND_LIMIT -> "ERR_LLM_SPEND_LIMIT";
      case TIMEOUT -> "ERR_LLM_TIMEOUT";
      case RATE_LIMIT -> "ERR_LLM_RATE_LIMIT";
      case CONFLICT, OVERLOADED, CONNECTION -> "ERR_LLM_API_ERROR";
      case INVALID_RESPONSE -> "ERR_LLM_INVALID_RESPONSE";
      case NO_RECORDING, BAD_RECORDING -> "ERR_LLM_NO_RECORDING";
      case NOT_SET_UP -> "ERR_LLM_NOT_SET_UP";
    };
  }

  static SkillError noPrice(String model, LlmPrices prices) {
    return SkillError.of(
        "ERR_VALIDATION_FAILED",
        "expected a model that has a price, found %s; known are %s"
            .formatted(model, String.join(", ", prices.models())));
  }
}
