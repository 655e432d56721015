package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.schema.Dialect;
import java.util.regex.Pattern;

/** Schemas of one document, made of bounds, lengths, patterns, items and properties. */
record SpelledOut(Dialect dialect) {
  private static final Pattern SYNTAX = Pattern.compile("[\\^$.*+?()\\[\\]{}|/\\\\]");

  ObjectNode of(JsonNode data) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    switch (data.getNodeType()) {
      case NULL -> schema.put("type", "null");
      case BOOLEAN -> schema.put("type", "boolean").putArray("enum").add(data);
      case NUMBER -> number(schema, data);
      case STRING -> string(schema, data.textValue());
      case ARRAY -> array(schema, data);
      default -> object(schema, data);
    }
    return schema;
  }

  private void number(ObjectNode schema, JsonNode data) {
    schema.put("type", "number").set("minimum", data);
    schema.set("maximum", data);
    if (dialect == Dialect.DRAFT_4) {
      ObjectNode spelling = data.isIntegralNumber() ? schema : schema.putObject("not");
      spelling.put("type", "integer");
    }
  }

  private static void string(ObjectNode schema, String data) {
    schema.put("type", "string").put("pattern", "^" + literal(data) + "$");
  }

  private static String literal(String text) {
    return SYNTAX.matcher(text).replaceAll("\\\\$0");
  }

  private void array(ObjectNode schema, JsonNode data) {
    schema.put("type", "array").put("minItems", data.size()).put("maxItems", data.size());
    if (!data.isEmpty()) {
      String places = dialect.isAtLeast(Dialect.DRAFT_2020_12) ? "prefixItems" : "items";
      data.forEach(item -> schema.withArrayProperty(places).add(of(item)));
    }
  }

  private void object(ObjectNode schema, JsonNode data) {
    schema.put("type", "object").put("additionalProperties", false);
    data.properties()
        .forEach(
            member -> {
              schema.withObjectProperty("properties").set(member.getKey(), of(member.getValue()));
              schema.withArrayProperty("required").add(member.getKey());
            });
  }
}
