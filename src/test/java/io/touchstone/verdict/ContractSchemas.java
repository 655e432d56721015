package io.touchstone.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Small random schemas as contracts have them, and near relatives of them. */
final class ContractSchemas {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> NAMES = List.of("a", "b", "c");

  private final Random random;

  ContractSchemas(Random random) {
    this.random = random;
  }

  /** An object with a few members. */
  ObjectNode object(int depth) {
    ObjectNode schema = NODES.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = NODES.arrayNode();
    for (String name : NAMES) {
      if (random.nextInt(3) > 0) {
        properties.set(name, value(depth - 1));
        if (random.nextBoolean()) {
          required.add(name);
        }
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    if (random.nextInt(3) == 0) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private JsonNode value(int depth) {
    ObjectNode schema = NODES.objectNode();
    switch (random.nextInt(depth > 0 ? 7 : 4)) {
      case 0 -> schema.put("type", "string").put("maxLength", random.nextInt(4));
      case 1 -> schema.put("type", "integer").put("minimum", random.nextInt(4));
      case 2 -> schema.set("enum", values());
      case 3 -> schema.putArray("type").add("string").add("null");
      case 4 -> schema.put("type", "array").set("items", value(depth - 1));
      case 5 -> schema.set("anyOf", NODES.arrayNode().add(value(depth - 1)).add(object(depth - 1)));
      default -> {
        return object(depth);
      }
    }
    if (random.nextInt(6) == 0) {
      schema.put("description", "words " + random.nextInt(3));
    }
    return schema;
  }

  private ArrayNode values() {
    ArrayNode values = NODES.arrayNode().add("x");
    for (String other : List.of("y", "z")) {
      if (random.nextBoolean()) {
        values.add(other);
      }
    }
    return values;
  }

  /** The same schema with one member of one object in it replaced, added or left out. */
  ObjectNode relative(ObjectNode schema) {
    ObjectNode copy = schema.deepCopy();
    List<JsonNode> places = copy.findParents("properties");
    ObjectNode place = (ObjectNode) places.get(random.nextInt(places.size()));
    ObjectNode properties = (ObjectNode) place.get("properties");
    String name = NAMES.get(random.nextInt(NAMES.size()));
    switch (random.nextInt(4)) {
      case 0 -> properties.remove(name);
      case 1 -> place.remove("required");
      case 2 -> place.put("additionalProperties", random.nextBoolean());
      default -> properties.set(name, value(1));
    }
    return copy;
  }
}
