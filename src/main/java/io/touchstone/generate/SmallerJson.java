package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values that are a step smaller: parts left out, numbers nearer to zero, texts shorter. */
final class SmallerJson {
  /** A number that is written with more digits is not halved but cut. */
  private static final int MOST_DIGITS = 400;

  /** What a number weighs whose size does not count any more. */
  private static final long FAR = 1L << 31;

  private SmallerJson() {}

  /** The largest steps first. */
  static Stream<JsonNode> of(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> elements((ArrayNode) value);
      case OBJECT -> members((ObjectNode) value);
      case STRING -> texts(value.textValue());
      case NUMBER -> numbers(value.decimalValue());
      case BOOLEAN -> value.booleanValue() ? Stream.of(BooleanNode.FALSE) : Stream.empty();
      default -> Stream.empty();
    };
  }

  private static Stream<JsonNode> elements(ArrayNode array) {
    Stream<JsonNode> parts = Stream.of();
    if (array.size() > 3) {
      parts =
          Stream.of(part(array, 0, array.size() / 2), part(array, array.size() / 2, array.size()));
    }
    Stream<JsonNode> without =
        indexes(array)
            .map(
                index -> {
                  ArrayNode fewer = array.deepCopy();
                  fewer.remove(index);
                  return fewer;
                });
    Stream<JsonNode> inside =
        indexes(array)
            .flatMap(index -> of(array.get(index)).map(smaller -> with(array, index, smaller)));
    return Stream.of(parts, without, inside).flatMap(steps -> steps);
  }

  private static JsonNode with(ArrayNode array, int index, JsonNode element) {
    ArrayNode changed = array.deepCopy();
    changed.set(index, element);
    return changed;
  }

  private static Stream<Integer> indexes(ArrayNode array) {
    return Stream.iterate(0, index -> index < array.size(), index -> index + 1);
  }

  private static JsonNode part(ArrayNode array, int from, int to) {
    ArrayNode part = array.arrayNode();
    for (int i = from; i < to; i++) {
      part.add(array.get(i));
    }
    return part;
  }

  private static Stream<JsonNode> members(ObjectNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    Stream<JsonNode> without = keys.stream().map(key -> object.deepCopy().without(key));
    Stream<JsonNode> inside =
        keys.stream()
            .flatMap(
                key -> of(object.get(key)).map(smaller -> object.deepCopy().set(key, smaller)));
    return Stream.concat(without, inside);
  }

  private static Stream<JsonNode> texts(String text) {
    int[] points = text.codePoints().toArray();
    List<String> smaller = new ArrayList<>();
    if (points.length > 0) {
      smaller.add("");
      smaller.add(new String(points, 0, points.length / 2));
      smaller.add(new String(points, points.length / 2, points.length - points.length / 2));
      smaller.add(new String(points, 0, points.length - 1));
      smaller.add(new String(points, 1, points.length - 1));
      smaller.add("a".repeat(points.length));
    }
    return smaller.stream().distinct().map(TextNode::valueOf);
  }

  private static Stream<JsonNode> numbers(BigDecimal number) {
    List<JsonNode> smaller = new ArrayList<>();
    smaller.add(IntNode.valueOf(0));
    if (Math.abs((long) number.scale()) < MOST_DIGITS && number.precision() < MOST_DIGITS) {
      BigInteger whole = number.toBigInteger();
      smaller.add(NumberMaker.integer(whole));
      smaller.add(NumberMaker.integer(whole.abs()));
      smaller.add(NumberMaker.integer(whole.divide(BigInteger.TWO)));
      smaller.add(
          NumberMaker.integer(whole.subtract(BigInteger.valueOf(Integer.signum(whole.signum())))));
    }
    return smaller.stream();
  }

  /** How many values there are in it, itself included. */
  static long values(JsonNode value) {
    long values = 1;
    for (JsonNode part : value) {
      values += values(part);
    }
    return values;
  }

  /** How long its scalars are; smaller values weigh less. */
  static long weight(JsonNode value) {
    long weight = 0;
    for (JsonNode part : value) {
      weight += weight(part);
    }
    if (value.isTextual()) {
      weight += value.textValue().codePoints().mapToLong(point -> point == 'a' ? 2 : 3).sum();
    } else if (value.isNumber()) {
      weight += weight(value.decimalValue());
    } else if (value.isBoolean() && value.booleanValue()) {
      weight++;
    }
    return weight;
  }

  private static long weight(BigDecimal number) {
    if (number.signum() == 0) {
      return 0;
    }
    BigDecimal plain = number.stripTrailingZeros();
    if (Math.abs((long) plain.scale()) >= MOST_DIGITS || plain.precision() >= MOST_DIGITS) {
      return FAR + FAR + plain.precision();
    }
    BigInteger whole = plain.toBigInteger().abs();
    long size = whole.bitLength() < 30 ? whole.longValue() : FAR + whole.bitLength();
    long fraction = plain.scale() > 0 ? FAR + plain.scale() : 0;
    return 2 * size + fraction + (number.signum() < 0 ? 1 : 0);
  }
}
