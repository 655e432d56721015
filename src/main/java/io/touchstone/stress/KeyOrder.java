package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The members of every object of the input in random order, at every depth. */
final class KeyOrder extends Respelling {
  @Override
  public String name() {
    return "key-order";
  }

  @Override
  public String words() {
    return "another key order";
  }

  @Override
  public String catches() {
    return "answers that follow the order of members, hashes of the raw text, caches keyed on it";
  }

  @Override
  public Optional<String> objection(StressCase stressed) {
    return hasOrder(stressed.input())
        ? Optional.empty()
        : Optional.of("the input has no object with two members");
  }

  private static boolean hasOrder(JsonNode value) {
    if (value.isObject() && value.size() > 1) {
      return true;
    }
    for (JsonNode child : value) {
      if (hasOrder(child)) {
        return true;
      }
    }
    return false;
  }

  @Override
  int trials(StressCase stressed) {
    return stressed.effort().keyOrders();
  }

  @Override
  Question question(StressCase stressed, int trial) {
    return new Question(stressed.input(), shuffled(stressed.input(), stressed.random(this, trial)));
  }

  static JsonNode shuffled(JsonNode value, RandomGenerator random) {
    if (value.isObject()) {
      @SuppressWarnings("unchecked")
      Map.Entry<String, JsonNode>[] members = value.properties().toArray(Map.Entry[]::new);
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (int left = members.length; left > 0; left--) {
        int chosen = random.nextInt(left);
        object.set(members[chosen].getKey(), shuffled(members[chosen].getValue(), random));
        members[chosen] = members[left - 1];
      }
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
      value.forEach(element -> array.add(shuffled(element, random)));
      return array;
    }
    return value;
  }
}
