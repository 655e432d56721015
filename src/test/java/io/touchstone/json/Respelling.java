package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The same value written otherwise: members in another order at every depth, numbers with other
 * exponents, trailing zeros and node types.
 */
public final class Respelling {
  private final Random random;

  public Respelling(long seed) {
    this.random = new Random(seed);
  }

  public JsonNode of(JsonNode value) {
    if (value.isObject()) {
      return object(value);
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      value.forEach(element -> array.add(of(element)));
      return array;
    }
    return value.isNumber() ? number(JsonNumbers.decimal(value)) : value.deepCopy();
  }

  private ObjectNode object(JsonNode value) {
    List<Map.Entry<String, JsonNode>> members = new ArrayList<>(value.properties());
    Collections.shuffle(members, random);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    members.forEach(member -> object.set(member.getKey(), of(member.getValue())));
    return object;
  }

  private JsonNode number(BigDecimal value) {
    boolean integer = value.stripTrailingZeros().scale() <= 0;
    return switch (random.nextInt(integer ? 5 : 3)) {
      case 0 -> DecimalNode.valueOf(value.setScale(value.scale() + random.nextInt(5)));
      case 1 -> DecimalNode.valueOf(value.signum() == 0 ? value : value.stripTrailingZeros());
      case 2 -> asDouble(value);
      case 3 -> BigIntegerNode.valueOf(value.toBigIntegerExact());
      default -> asLong(value);
    };
  }

  private static JsonNode asDouble(BigDecimal value) {
    DoubleNode node = DoubleNode.valueOf(value.doubleValue());
    boolean same = JsonNumbers.decimal(node).compareTo(value) == 0;
    return same ? node : DecimalNode.valueOf(value);
  }

  private static JsonNode asLong(BigDecimal value) {
    boolean fits = value.toBigIntegerExact().bitLength() < Long.SIZE;
    return fits ? LongNode.valueOf(value.longValueExact()) : DecimalNode.valueOf(value);
  }
}
