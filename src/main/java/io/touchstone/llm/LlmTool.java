package io.touchstone.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.JsonEquality;
import java.util.Objects;

/**
 * A tool that the model has to call, so that its answer is a JSON value.
 *
 * @param name 1 to 64 letters, digits, {@code _} and {@code -}
 * @param description what it is for, for the model
 * @param inputSchema the JSON Schema of what it takes; an object of type {@code object}
 */
public record LlmTool(String name, String description, JsonNode inputSchema) {
  /**
   * @throws IllegalArgumentException when the service would refuse the name or the schema
   */
  public LlmTool {
    if (!name.matches("[a-zA-Z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          "expected a name of 1 to 64 letters, digits, _ and -, found \"" + name + "\"");
    }
    Objects.requireNonNull(description, "description");
    if (!inputSchema.isObject() || !inputSchema.path("type").asText().equals("object")) {
      throw new IllegalArgumentException(
          "expected a schema of \"type\": \"object\" for the tool " + name);
    }
    inputSchema = inputSchema.deepCopy();
  }

  /** A copy. */
  @Override
  public JsonNode inputSchema() {
    return inputSchema.deepCopy();
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", name).put("description", description);
    json.set("input_schema", inputSchema.deepCopy());
    return json;
  }

  /** Whether the other is a tool of the same JSON value. */
  @Override
  public boolean equals(Object other) {
    return other instanceof LlmTool tool && JsonEquality.equal(toJson(), tool.toJson());
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
