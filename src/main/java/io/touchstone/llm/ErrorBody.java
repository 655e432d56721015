package io.touchstone.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonText;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what the Messages API replies with another status than 200. */
final class ErrorBody {
  private static final int LONGEST_MESSAGE = 1_000;

  private ErrorBody() {}

  /**
   * @param body what was replied; missing where it was no JSON
   */
  static LlmReply.Failure read(int status, JsonNode body, Optional<Duration> retryAfter) {
    JsonNode error = body.path("error");
    String said = error.path("message").asText();
    LlmTrouble trouble =
        trouble(
            status,
            error.path("details").path("error_code").asText(),
            said.toLowerCase(Locale.ROOT));
    String message =
        "the service replied with status %d%s%s"
            .formatted(status, said.isEmpty() ? "" : ": " + shortened(said), advice(trouble));
    return new LlmReply.Failure(
        trouble, message, OptionalInt.of(status), retryAfter, LlmUsage.NONE);
  }

  private static LlmTrouble trouble(int status, String code, String said) {
    if (code.equals("enforced_spend_limit_reached")
        || said.startsWith("you have reached your specified")) {
      return LlmTrouble.SPEND_LIMIT;
    }
    return switch (status) {
      case 400 -> badRequest(said);
      case 401, 403 -> LlmTrouble.PERMISSION;
      case 402 -> LlmTrouble.BILLING;
      case 404 -> LlmTrouble.NOT_FOUND;
      case 408, 504 -> LlmTrouble.TIMEOUT;
      case 409 -> LlmTrouble.CONFLICT;
      case 413 -> LlmTrouble.CONTEXT_LENGTH;
      case 429 -> LlmTrouble.RATE_LIMIT;
      default -> other(status);
    };
  }

  private static LlmTrouble other(int status) {
    if (status >= 500) {
      return LlmTrouble.OVERLOADED;
    }
    if (status >= 400) {
      return LlmTrouble.INVALID_REQUEST;
    }
    return status >= 300 ? LlmTrouble.NOT_FOUND : LlmTrouble.INVALID_RESPONSE;
  }

  /** Only its words tell these apart; where they change, it is an invalid request all the same. */
  private static LlmTrouble badRequest(String said) {
    if (said.contains("prompt is too long") || said.contains("exceed context limit")) {
      return LlmTrouble.CONTEXT_LENGTH;
    }
    if (said.contains("content filtering")) {
      return LlmTrouble.CONTENT_FILTER;
    }
    return said.contains("credit balance") ? LlmTrouble.BILLING : LlmTrouble.INVALID_REQUEST;
  }

  private static String shortened(String said) {
    return said.length() <= LONGEST_MESSAGE
        ? said
        : JsonText.excerpt(TextNode.valueOf(said), LONGEST_MESSAGE);
  }

  private static String advice(LlmTrouble trouble) {
    return switch (trouble) {
      case CONTEXT_LENGTH -> "; shorten the request";
      case PERMISSION -> "; check the key in " + ClaudeClient.KEY_VARIABLE;
      case BILLING -> "; check the account's payment";
      case SPEND_LIMIT -> "; raise the account's spend limit, or wait for its next month";
      case NOT_FOUND -> "; check the name of the model and the address of the service";
      default -> "";
    };
  }
}
