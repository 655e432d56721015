package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonEquality;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One step towards a smaller input: a value at a path goes, or becomes simpler. Applied to several
 * inputs, it does to all that have something there the same.
 *
 * @param path where
 * @param weight how much goes, in leaves and characters
 * @param edit of the value there; null where it is to go
 */
record Reduction(FieldPath path, int weight, UnaryOperator<JsonNode> edit) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int SMALL_BITS = 5;

  /** All steps from this input, those first with which most goes. */
  static List<Reduction> of(JsonNode input) {
    List<Reduction> steps = new ArrayList<>();
    collect(input, FieldPath.ROOT, steps);
    steps.sort((one, other) -> Integer.compare(other.weight, one.weight));
    return steps;
  }

  private static void collect(JsonNode value, FieldPath at, List<Reduction> steps) {
    int weight = weight(value);
    if (!at.isRoot()) {
      steps.add(new Reduction(at, weight, null));
    }
    if (value.isObject()) {
      replace(at, weight - 1, value.isEmpty(), NODES.objectNode(), steps);
      value.properties().forEach(each -> collect(each.getValue(), at.then(each.getKey()), steps));
    } else if (value.isArray()) {
      replace(at, weight - 1, value.isEmpty(), NODES.arrayNode(), steps);
      if (value.size() > 2) {
        steps.add(new Reduction(at, weight / 2, array -> half(array, 0)));
        steps.add(new Reduction(at, weight / 2, array -> half(array, 1)));
      }
      for (int i = 0; i < value.size(); i++) {
        collect(value.get(i), at.then(Integer.toString(i)), steps);
      }
    } else if (value.isTextual()) {
      text(value.textValue(), at, steps);
    } else if (value.isNumber()) {
      replace(at, 0, value.decimalValue().signum() == 0, NODES.numberNode(0), steps);
      replace(at, 0, value.asText().length() <= 1, NODES.numberNode(1), steps);
      if (value.isIntegralNumber() && value.bigIntegerValue().bitLength() > 1) {
        nearerToZero(value, at, steps);
      }
    }
  }

  /** By a half, and a small one by one: a large one need not be found exactly. */
  private static void nearerToZero(JsonNode value, FieldPath at, List<Reduction> steps) {
    BigInteger number = value.bigIntegerValue();
    boolean small = number.bitLength() < SMALL_BITS;
    List<BigInteger> less = new ArrayList<>(List.of(number.shiftRight(1)));
    if (small) {
      less.add(BigInteger.valueOf(number.signum()));
    }
    for (BigInteger part : less) {
      JsonNode smaller = node(number.subtract(part));
      steps.add(new Reduction(at, 0, other -> JsonEquality.equal(other, value) ? smaller : other));
    }
  }

  /** Of the class that a reader would give it: subjects may look. */
  private static JsonNode node(BigInteger number) {
    if (number.bitLength() < Integer.SIZE) {
      return NODES.numberNode(number.intValue());
    }
    return number.bitLength() < Long.SIZE
        ? NODES.numberNode(number.longValue())
        : NODES.numberNode(number);
  }

  private static void text(String text, FieldPath at, List<Reduction> steps) {
    int length = text.codePointCount(0, text.length());
    replace(at, length, length == 0, NODES.textNode(""), steps);
    for (int part = length / 2; part >= 1; part /= 2) {
      int kept = text.offsetByCodePoints(0, length - part);
      int cut = text.offsetByCodePoints(0, part);
      steps.add(new Reduction(at, part, same(text, text.substring(0, kept))));
      steps.add(new Reduction(at, part, same(text, text.substring(cut))));
    }
  }

  /** Only where the text is this one: others have other lengths. */
  private static UnaryOperator<JsonNode> same(String text, String shorter) {
    return value ->
        value.isTextual() && value.textValue().equals(text) ? TextNode.valueOf(shorter) : value;
  }

  private static void replace(
      FieldPath at, int weight, boolean already, JsonNode simplest, List<Reduction> steps) {
    if (!already) {
      steps.add(new Reduction(at, weight, value -> simplest));
    }
  }

  private static JsonNode half(JsonNode array, int which) {
    if (!array.isArray()) {
      return array;
    }
    ArrayNode half = NODES.arrayNode();
    int middle = array.size() / 2;
    for (int i = which * middle; i < (which == 0 ? middle : array.size()); i++) {
      half.add(array.get(i));
    }
    return half;
  }

  private static int weight(JsonNode value) {
    if (value.isTextual()) {
      return 1 + value.textValue().length();
    }
    int weight = 1;
    for (JsonNode child : value) {
      weight += 1 + weight(child);
    }
    return weight;
  }

  /** The question with this done to it, in whatever spelling it has. */
  Question apply(Question question) {
    JsonNode plain = apply(question.plain(), 0);
    return question.isPlain()
        ? Question.of(plain)
        : new Question(plain, apply(question.asked(), 0));
  }

  private JsonNode apply(JsonNode value, int depth) {
    if (depth == path.segments().size()) {
      return edit == null ? null : edit.apply(value);
    }
    String name = path.segments().get(depth).name();
    if (value.isObject() && value.has(name)) {
      ObjectNode object = NODES.objectNode();
      for (var member : value.properties()) {
        JsonNode kept =
            member.getKey().equals(name) ? apply(member.getValue(), depth + 1) : member.getValue();
        if (kept != null) {
          object.set(member.getKey(), kept);
        }
      }
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = NODES.arrayNode();
      for (int i = 0; i < value.size(); i++) {
        JsonNode kept =
            Integer.toString(i).equals(name) ? apply(value.get(i), depth + 1) : value.get(i);
        if (kept != null) {
          array.add(kept);
        }
      }
      return array;
    }
    return value;
  }
}
