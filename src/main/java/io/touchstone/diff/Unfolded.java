package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.schema.Subschema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A subschema with what it refers to written in place, so that two which differ only in where their
 * parts lie are equal.
 */
final class Unfolded {
  /** The order of their values means nothing. */
  private static final Set<String> SETS = Set.of("enum", "required", "type");

  private static final Set<String> DATA = Set.of("enum", "const", "default", "examples");

  /** Their members are names that somebody chose. */
  private static final Set<String> MAPS =
      Set.of("properties", "patternProperties", "dependentSchemas", "dependencies");

  /** A larger one is compared as it is written from there on. */
  private static final int MOST_NODES = 20_000;

  private final boolean annotations;
  private final List<Subschema> open = new ArrayList<>();
  private int nodes;

  private Unfolded(boolean annotations) {
    this.annotations = annotations;
  }

  /** With everything that it says. */
  static JsonNode of(Subschema schema) {
    return new Unfolded(true).schema(schema);
  }

  /** Without what only describes. */
  static JsonNode meaning(Subschema schema) {
    return new Unfolded(false).schema(schema);
  }

  private JsonNode schema(Subschema schema) {
    JsonNode node = schema.node();
    if (++nodes > MOST_NODES) {
      return node;
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> copy.add(schema(schema.child(element))));
      return copy;
    }
    if (!node.isObject()) {
      return node;
    }
    int depth = open.indexOf(schema);
    if (depth >= 0) {
      return TextNode.valueOf("schema " + depth + " above");
    }
    open.add(schema);
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      add(copy, schema, member.getKey(), member.getValue());
    }
    open.remove(open.size() - 1);
    boolean onlyReference = copy.size() == 1 && copy.path("$ref").isContainerNode();
    return onlyReference ? copy.get("$ref") : copy;
  }

  private void add(ObjectNode copy, Subschema schema, String name, JsonNode value) {
    if (name.equals("$ref") && value.isTextual()) {
      copy.set(name, schema.resolve(value.textValue()).map(this::schema).orElse(value));
    } else if (SETS.contains(name) && value.isArray()) {
      copy.set(name, Values.sorted(value));
    } else if (DATA.contains(name)) {
      if (annotations || !name.equals("default") && !name.equals("examples")) {
        copy.set(name, value);
      }
    } else if (MAPS.contains(name) && value.isObject()) {
      ObjectNode map = copy.putObject(name);
      value
          .properties()
          .forEach(member -> map.set(member.getKey(), schema(schema.child(member.getValue()))));
    } else if (name.equals("allOf") || !Keywords.isName(name)) {
      boolean describes = value.isValueNode() && Keywords.isAnnotation(schema.dialect(), name);
      if (annotations || !describes) {
        copy.set(name, schema(schema.child(value)));
      }
    }
  }
}
