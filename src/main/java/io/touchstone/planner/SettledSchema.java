package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * The part of a schema whose complaints stand each by itself: a value elsewhere in the document
 * cannot lift one. Keywords that choose between schemas by what values are ({@code anyOf}, {@code
 * if}, ...) are left out wherever a schema stands, so that this part accepts all that the whole
 * schema accepts.
 */
final class SettledSchema {
  private static final Set<String> CHOICES =
      Set.of(
          "anyOf",
          "oneOf",
          "not",
          "if",
          "then",
          "else",
          "unevaluatedProperties",
          "unevaluatedItems");

  private static final Set<String> SCHEMA_OR_LIST =
      Set.of(
          "items",
          "additionalItems",
          "prefixItems",
          "additionalProperties",
          "propertyNames",
          "allOf");

  private static final Set<String> BY_NAME =
      Set.of(
          "properties",
          "patternProperties",
          "dependentSchemas",
          "dependencies",
          "$defs",
          "definitions");

  private SettledSchema() {}

  static JsonNode of(JsonNode schema) {
    if (!schema.isObject()) {
      return schema;
    }
    ObjectNode settled = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      String keyword = member.getKey();
      if (SCHEMA_OR_LIST.contains(keyword)) {
        settled.set(keyword, schemaOrList(member.getValue()));
      } else if (BY_NAME.contains(keyword)) {
        settled.set(keyword, byName(member.getValue()));
      } else if (!CHOICES.contains(keyword)) {
        settled.set(keyword, member.getValue());
      }
    }
    return settled;
  }

  private static JsonNode schemaOrList(JsonNode value) {
    if (!value.isArray()) {
      return of(value);
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    value.forEach(element -> list.add(of(element)));
    return list;
  }

  private static JsonNode byName(JsonNode value) {
    if (!value.isObject()) {
      return value;
    }
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    value.properties().forEach(member -> named.set(member.getKey(), of(member.getValue())));
    return named;
  }
}
