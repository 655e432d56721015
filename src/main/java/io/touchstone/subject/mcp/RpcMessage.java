package io.touchstone.subject.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.Secrets;
import io.touchstone.subject.SubjectFault;
import io.touchstone.subject.process.WrongJson;

/**
 * One message of JSON-RPC 2.0: a request, a notification or an answer.
 *
 * @param json all of it
 */
record RpcMessage(JsonNode json) {
  /** How many characters of something odd a message shows. */
  static final int MOST_SHOWN = 200;

  /**
   * Reads a line.
   *
   * @param secrets what no fault shows
   * @throws SubjectFault {@code not_json}, {@code batch} or {@code not_json_rpc}
   */
  static RpcMessage read(byte[] line, JsonLimits limits, Secrets secrets) throws SubjectFault {
    RpcMessage message = new RpcMessage(json(line, limits, secrets));
    if (message.json.isArray()) {
      throw new SubjectFault(
          "batch",
          "printed several messages of JSON-RPC as one array: %s; expected one message a line"
              .formatted(WrongJson.excerpt(line, secrets)));
    }
    String problem = message.problem();
    if (problem != null) {
      throw new SubjectFault(
          "not_json_rpc",
          "printed the line %s, which is no message of JSON-RPC 2.0: %s"
              .formatted(WrongJson.excerpt(line, secrets), problem));
    }
    return message;
  }

  private static JsonNode json(byte[] line, JsonLimits limits, Secrets secrets)
      throws SubjectFault {
    try {
      return StrictJson.value(line, "", limits);
    } catch (JsonInputException e) {
      WrongJson wrong = WrongJson.of(line, e, limits, secrets);
      String column = wrong.position().map(at -> " at column " + at.column()).orElse("");
      throw new SubjectFault(
          "not_json",
          "printed the line %s, which is wrong%s: %s; expected one message of JSON-RPC a line, and nothing else on standard output (logs belong to standard error)"
              .formatted(WrongJson.excerpt(line, secrets), column, wrong.problem()));
    }
  }

  /** Why it is no message; null if it is one. */
  private String problem() {
    if (!json.isObject()) {
      return "expected an object, found " + JsonObjectReader.describe(json);
    }
    if (!"2.0".equals(json.path("jsonrpc").textValue())) {
      return "expected \"jsonrpc\": \"2.0\"";
    }
    if (json.has("method")) {
      return json.get("method").isTextual() ? null : "expected \"method\" to be a string";
    }
    if (json.has("result") == json.has("error")) {
      return "expected a \"method\", a \"result\" or an \"error\"";
    }
    if (!json.has("id")) {
      return "expected the \"id\" of the request that is answered";
    }
    return json.has("error") && !json.get("error").isObject()
        ? "expected \"error\" to be an object"
        : null;
  }

  boolean isAnswer() {
    return !json.has("method");
  }

  boolean isNotification() {
    return json.has("method") && !json.has("id");
  }

  /** Whether it says that a request could not even be read, and so not which. */
  boolean isUnread() {
    return json.has("error") && json.get("id").isNull();
  }

  String method() {
    return json.path("method").textValue();
  }

  JsonNode id() {
    return json.has("id") ? json.get("id") : MissingNode.getInstance();
  }

  /** A text of the server's, cut and without control characters. */
  static String cut(String text) {
    String shown = text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    return shown.length() <= 4 * MOST_SHOWN ? shown : shown.substring(0, 4 * MOST_SHOWN) + "...";
  }
}
