package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonEquality;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Other inputs to ask in between: what they leave behind, or trample on, must show. */
final class Companions {
  private static final int MOST = 4;

  private Companions() {}

  /**
   * At most {@value #MOST} inputs that the rules allow and that differ from this one, the likest
   * first. Without a contract none is made up: nobody knows what a changed one would do.
   */
  static List<Question> of(JsonNode input, List<JsonNode> others, InputRules rules, long seed) {
    Stream<JsonNode> made = rules.schema().isPresent() ? made(input, rules) : Stream.empty();
    int turn = others.isEmpty() ? 0 : (int) Long.remainderUnsigned(seed, others.size());
    Stream<JsonNode> rotated =
        Stream.concat(others.stream().skip(turn), others.stream().limit(turn));
    return Stream.concat(made, rotated.filter(rules.accepts()))
        .filter(other -> !JsonEquality.equal(input, other))
        .limit(MOST)
        .map(Question::of)
        .toList();
  }

  private static Stream<JsonNode> made(JsonNode input, InputRules rules) {
    Stream<JsonNode> like =
        Stream.<UnaryOperator<JsonNode>>of(
                Companions::everyLeaf, Companions::longerTexts, Companions::texts)
            .map(way -> changed(input, way));
    return Stream.concat(
        like.filter(rules.accepts()).limit(1), Stream.of(emptied(input)).filter(rules.accepts()));
  }

  private static JsonNode changed(JsonNode value, UnaryOperator<JsonNode> leaf) {
    if (value.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      value
          .properties()
          .forEach(member -> object.set(member.getKey(), changed(member.getValue(), leaf)));
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
      value.forEach(element -> array.add(changed(element, leaf)));
      return array;
    }
    return leaf.apply(value);
  }

  /** With nothing in its lists: what has no element often takes a way of its own. */
  private static JsonNode emptied(JsonNode value) {
    if (!value.isObject()) {
      return value;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      boolean list = member.getValue().isArray();
      object.set(
          member.getKey(),
          list ? JsonNodeFactory.instance.arrayNode() : emptied(member.getValue()));
    }
    return object;
  }

  private static JsonNode everyLeaf(JsonNode leaf) {
    if (leaf.isNumber()) {
      return JsonNodeFactory.instance.numberNode(leaf.decimalValue().add(BigDecimal.ONE));
    }
    return leaf.isBoolean() ? BooleanNode.valueOf(!leaf.booleanValue()) : longerTexts(leaf);
  }

  private static JsonNode longerTexts(JsonNode leaf) {
    return leaf.isTextual() ? TextNode.valueOf(another(leaf.textValue())) : leaf;
  }

  /** With another last digit, so that a date stays one; longer where there is none. */
  private static String another(String text) {
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        return text.substring(0, i) + (c == '9' ? '8' : (char) (c + 1)) + text.substring(i + 1);
      }
    }
    return text + " again";
  }

  /** Of the same length: what only looks at the first letter, or at the length, is not told. */
  private static JsonNode texts(JsonNode leaf) {
    return leaf.isTextual()
        ? TextNode.valueOf(new StringBuilder(leaf.textValue()).reverse().toString())
        : leaf;
  }
}
