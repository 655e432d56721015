package io.touchstone.specimen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Other ways to say what an input says. */
final class Spellings {
  private static final List<String> COLLIDING = List.of("AaAa", "AaBB", "BBAa", "BBBB");

  private Spellings() {}

  /** The members of every object in another order. */
  static JsonNode shuffled(JsonNode value, Random random) {
    if (value.isObject()) {
      List<String> names = Json.names(value);
      Collections.shuffle(names, random);
      ObjectNode object = Json.object();
      names.forEach(name -> object.set(name, shuffled(value.get(name), random)));
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = Json.array(List.of());
      value.forEach(element -> array.add(shuffled(element, random)));
      return array;
    }
    return value;
  }

  /** Four more members in every object, whose names have one hash. */
  static JsonNode withCollidingKeys(JsonNode value) {
    JsonNode copy = value.deepCopy();
    addCollidingKeys(copy);
    return copy;
  }

  private static void addCollidingKeys(JsonNode value) {
    value.forEach(Spellings::addCollidingKeys);
    if (value instanceof ObjectNode object) {
      COLLIDING.forEach(name -> object.put(name, 1));
    }
  }

  /** Every number with a point and one zero more. */
  static JsonNode withLongerNumbers(JsonNode value) {
    if (value.isObject()) {
      ObjectNode object = Json.object();
      value
          .properties()
          .forEach(member -> object.set(member.getKey(), withLongerNumbers(member.getValue())));
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = Json.array(List.of());
      value.forEach(element -> array.add(withLongerNumbers(element)));
      return array;
    }
    return value.isNumber() ? longer(value.decimalValue()) : value;
  }

  private static JsonNode longer(BigDecimal number) {
    return DecimalNode.valueOf(number.setScale(Math.max(0, number.scale()) + 1));
  }

  /** Without members that are null. */
  static JsonNode withoutNulls(JsonNode value) {
    JsonNode copy = value.deepCopy();
    removeNulls(copy);
    return copy;
  }

  private static void removeNulls(JsonNode value) {
    if (value instanceof ObjectNode object) {
      object.properties().removeIf(member -> member.getValue().isNull());
    }
    value.forEach(Spellings::removeNulls);
  }
}
