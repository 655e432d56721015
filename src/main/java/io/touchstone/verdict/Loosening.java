package io.touchstone.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Subschema;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether there is anything in a schema that readers skip: a list of values, or an end to the list
 * of members, where the schema asks for a value to be so.
 */
final class Loosening {
  /** Keywords with one schema. */
  static final Set<String> SCHEMAS =
      Set.of(
          "additionalProperties",
          "unevaluatedProperties",
          "propertyNames",
          "items",
          "additionalItems",
          "unevaluatedItems",
          "then",
          "else");

  /** Keywords with a list of schemas. */
  static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems", "items");

  /** Keywords with schemas by name. */
  static final Set<String> MAPS =
      Set.of("properties", "patternProperties", "dependentSchemas", "dependencies");

  private static final Set<String> CLOSING =
      Set.of("additionalProperties", "unevaluatedProperties");

  private final Set<Subschema> seen = new HashSet<>();

  private Loosening() {}

  static boolean reaches(Subschema schema) {
    return new Loosening().isIn(schema);
  }

  /** Whether a keyword refuses all other members. */
  static boolean closes(String keyword, JsonNode value) {
    return CLOSING.contains(keyword) && value.isBoolean() && !value.booleanValue();
  }

  private boolean isIn(Subschema schema) {
    if (!schema.node().isObject() || !seen.add(schema)) {
      return false;
    }
    for (Map.Entry<String, JsonNode> member : schema.node().properties()) {
      if (isIn(schema, member.getKey(), member.getValue())) {
        return true;
      }
    }
    return false;
  }

  private boolean isIn(Subschema schema, String keyword, JsonNode value) {
    if (keyword.equals("enum") && value.isArray() || closes(keyword, value)) {
      return true;
    }
    if (keyword.equals("$ref") && value.isTextual()) {
      return schema.resolve(value.textValue()).filter(this::isIn).isPresent();
    }
    boolean counts = keyword.equals("contains") && !schema.node().has("maxContains");
    if (value.isObject() && (SCHEMAS.contains(keyword) || counts)) {
      return isIn(schema.child(value));
    }
    boolean list = value.isArray() && LISTS.contains(keyword);
    boolean map = value.isObject() && MAPS.contains(keyword);
    if (list || map) {
      for (JsonNode part : value) {
        if (isIn(schema.child(part))) {
          return true;
        }
      }
    }
    return false;
  }
}
