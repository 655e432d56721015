package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The peer: what somebody writes who wants to know whether the order of keys matters. It knows no
 * time limit, does not see that the subject changes its input, and tells an int 1 from a long 1.
 */
final class PlainLoop {
  private final Random random;

  PlainLoop(long seed) {
    this.random = new Random(seed);
  }

  /** A copy with the members of every object in random order. */
  JsonNode shuffled(JsonNode value) {
    if (value.isObject()) {
      List<Map.Entry<String, JsonNode>> members = new ArrayList<>(value.properties());
      Collections.shuffle(members, random);
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      members.forEach(member -> object.set(member.getKey(), shuffled(member.getValue())));
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      value.forEach(element -> array.add(shuffled(element)));
      return array;
    }
    return value.deepCopy();
  }
}
