package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a runtime says about itself, or why it cannot. */
public sealed interface QueryAnswer {

  /**
   * @param value the answer, the caller's own
   */
  record Known(JsonNode value) implements QueryAnswer {
    @Override
    public ObjectNode toJson() {
      ObjectNode json = JsonNodeFactory.instance.objectNode().put("ok", true);
      json.set("result", value.deepCopy());
      json.set("error", NullNode.instance);
      return json;
    }
  }

  /**
   * @param error why there is no answer
   */
  record Refused(SkillError error) implements QueryAnswer {
    @Override
    public ObjectNode toJson() {
      ObjectNode json = JsonNodeFactory.instance.objectNode().put("ok", false);
      json.set("result", NullNode.instance);
      json.set("error", error.toJson());
      return json;
    }
  }

  /** {@code ok}, {@code result} and {@code error}. */
  ObjectNode toJson();
}
