package io.touchstone.subject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What came of one call: a value, or the reason why there is none. */
public sealed interface Answer {

  /**
   * The subject answered.
   *
   * @param value plain JSON, a copy of the caller's own; not to be changed
   */
  record Returned(JsonNode value) implements Answer {
    @Override
    public JsonNode toJson() {
      return value;
    }
  }

  /**
   * The subject did not answer, or not with JSON.
   *
   * @param type the name of the exception's class, or of what Touchstone found: {@code timeout},
   *     {@code open}, {@code null}, {@code not_json}, {@code too_deep}, {@code too_large}, {@code
   *     interrupted}, or the type of a {@link SubjectFault}
   * @param message for people; empty where the exception has none
   */
  record Threw(String type, String message) implements Answer {
    public Threw {
      message = message == null ? "" : message;
    }

    /** {@code {"$threw": {"type": ...}}}, without the message, which may name the moment. */
    @Override
    public JsonNode toJson() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.putObject("$threw").put("type", type);
      return json;
    }
  }

  /** The answer as a value that can be compared: it equals no expected output if it threw. */
  JsonNode toJson();
}
