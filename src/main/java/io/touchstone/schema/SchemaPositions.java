package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Where schemas stand in a schema, in any draft. What an enum, a constant, a default, an example or
 * an unknown keyword holds is data.
 */
final class SchemaPositions {
  private static final Map<String, Shape> SHAPES = shapes();

  /** What the value of a keyword is made of. */
  private enum Shape {
    /** A schema, or an array of schemas. */
    SCHEMA,
    /** An object whose values are schemas, or something else that is none. */
    MAP
  }

  /** Hears of each schema directly below another. */
  interface Visitor {
    /**
     * @param name the key or index below the keyword; null where the keyword itself holds it
     */
    void schema(String keyword, String name, JsonNode schema);
  }

  private SchemaPositions() {}

  /** Tells of the schemas directly below; a value that is neither object nor boolean is none. */
  static void below(JsonNode schema, Visitor visitor) {
    if (!schema.isObject()) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : schema.properties()) {
      JsonNode value = field.getValue();
      Shape shape = isSchema(value) || value.isArray() ? SHAPES.get(field.getKey()) : null;
      if (shape == Shape.SCHEMA && isSchema(value)) {
        visitor.schema(field.getKey(), null, value);
      } else if (shape == Shape.SCHEMA) {
        elements(field.getKey(), value, visitor);
      } else if (shape == Shape.MAP && value.isObject()) {
        members(field.getKey(), value, visitor);
      }
    }
  }

  private static void elements(String keyword, JsonNode array, Visitor visitor) {
    for (int i = 0; i < array.size(); i++) {
      if (isSchema(array.get(i))) {
        visitor.schema(keyword, Integer.toString(i), array.get(i));
      }
    }
  }

  private static void members(String keyword, JsonNode object, Visitor visitor) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (isSchema(member.getValue())) {
        visitor.schema(keyword, member.getKey(), member.getValue());
      }
    }
  }

  static boolean isSchema(JsonNode node) {
    return node.isObject() || node.isBoolean();
  }

  private static Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new HashMap<>();
    for (String keyword :
        new String[] {
          "items",
          "additionalItems",
          "prefixItems",
          "unevaluatedItems",
          "contains",
          "additionalProperties",
          "unevaluatedProperties",
          "propertyNames",
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "if",
          "then",
          "else",
          "contentSchema"
        }) {
      shapes.put(keyword, Shape.SCHEMA);
    }
    for (String keyword :
        new String[] {
          "properties",
          "patternProperties",
          "dependentSchemas",
          "dependencies",
          "$defs",
          "definitions"
        }) {
      shapes.put(keyword, Shape.MAP);
    }
    return Map.copyOf(shapes);
  }
}
