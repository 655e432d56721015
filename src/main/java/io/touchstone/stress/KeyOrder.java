package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The members of every object of the input in random order, at every depth. */
final class KeyOrder implements Perturbation {
  @Override
  public String name() {
    return "key-order";
  }

  @Override
  public String words() {
    return "another key order";
  }

  @Override
  public int trials(StressPlan plan) {
    return plan.keyOrders();
  }

  @Override
  public Optional<Divergence> search(StressCase stressed, int trials) {
    JsonNode input = stressed.input();
    for (int trial = 0; trial < trials; trial++) {
      JsonNode shuffled = shuffled(input, stressed.random(trial));
      Optional<Divergence> divergence = stressed.ask(this, trial, stressed.shared(), shuffled);
      if (divergence.isPresent()) {
        return divergence;
      }
    }
    return Optional.empty();
  }

  static JsonNode shuffled(JsonNode value, RandomGenerator random) {
    if (value.isObject()) {
      List<String> names = new ArrayList<>();
      value.fieldNames().forEachRemaining(names::add);
      for (int i = names.size() - 1; i > 0; i--) {
        names.set(i, names.set(random.nextInt(i + 1), names.get(i)));
      }
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      names.forEach(name -> object.set(name, shuffled(value.get(name), random)));
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
