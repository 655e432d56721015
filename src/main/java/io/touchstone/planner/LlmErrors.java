package io.touchstone.planner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.llm.LlmReply;
import io.touchstone.llm.LlmTrouble;
import java.time.Duration;

/** What trouble with a model means for who asked for a plan. */
final class LlmErrors {
  private LlmErrors() {}

  /**
   * Whether the model did answer, but handed in no plan: it called no tool, or ran out of tokens.
   * It was paid for that; what a broken service replies, nobody pays.
   */
  static boolean isAnswerOfModel(LlmReply.Failure failure) {
    return failure.trouble() == LlmTrouble.INVALID_RESPONSE && failure.usage().outputTokens() > 0;
  }

  static PlannerError of(LlmReply.Failure failure, Spending spending) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("trouble", failure.trouble().name());
    details.put("status", failure.status().isPresent() ? failure.status().getAsInt() : null);
    PlannerErrorCode code = code(failure.trouble());
    return new PlannerError(
        code,
        "The model gave no plan: " + PlannerError.writable(failure.message()),
        isRetryable(code),
        spending.addTo(details),
        isRetryable(code) ? failure.retryAfter().map(LlmErrors::millis).orElse(null) : null);
  }

  private static PlannerErrorCode code(LlmTrouble trouble) {
    return switch (trouble) {
      case RATE_LIMIT -> PlannerErrorCode.PLANNER_RATE_LIMITED;
      case CONTEXT_LENGTH -> PlannerErrorCode.PLANNER_CONTEXT_TOO_LONG;
      case TIMEOUT -> PlannerErrorCode.PLANNER_TIMEOUT;
      case CONFLICT, OVERLOADED, CONNECTION, INVALID_RESPONSE ->
          PlannerErrorCode.PLANNER_UNAVAILABLE;
      case BILLING, SPEND_LIMIT -> PlannerErrorCode.PLANNER_BUDGET_EXCEEDED;
      case INVALID_REQUEST, CONTENT_FILTER -> PlannerErrorCode.PLANNER_GENERATION_FAILED;
      case PERMISSION, NOT_FOUND, NO_RECORDING, BAD_RECORDING, NOT_SET_UP ->
          PlannerErrorCode.PLANNER_NOT_SET_UP;
    };
  }

  static boolean isRetryable(PlannerErrorCode code) {
    return switch (code) {
      case PLANNER_RATE_LIMITED, PLANNER_TIMEOUT, PLANNER_CANCELLED, PLANNER_UNAVAILABLE -> true;
      case PLANNER_CONTEXT_TOO_LONG,
          PLANNER_INVALID_GOAL,
          PLANNER_NO_SKILLS_AVAILABLE,
          PLANNER_GENERATION_FAILED,
          PLANNER_INVALID_PLAN,
          PLANNER_BUDGET_EXCEEDED,
          PLANNER_NOT_SET_UP ->
          false;
    };
  }

  /** As an error can say them: none negative, and none that binary64 cannot hold. */
  private static long millis(Duration duration) {
    Duration most = Duration.ofDays(365);
    Duration bounded = duration.compareTo(most) > 0 ? most : duration;
    return bounded.isNegative() ? 0 : bounded.toMillis();
  }
}
