package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ShortNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.NotPlainJsonException.Fault;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Copies a tree that other code has built, so that it cannot be changed any more, and refuses on
 * the way what is no JSON, what could not be read back from a file, and what is past the limits. It
 * recurses no deeper than the limits allow and copies no more than they allow, so cycles and shared
 * subtrees end.
 */
public final class PlainCopy {
  /** Jackson's own, which are immutable. */
  private static final Set<Class<?>> NUMBERS =
      Set.of(
          ShortNode.class,
          IntNode.class,
          LongNode.class,
          FloatNode.class,
          DoubleNode.class,
          BigIntegerNode.class,
          DecimalNode.class);

  private final JsonLimits limits;

  /** At least so many characters the text of what was copied has. */
  private long size;

  private PlainCopy(JsonLimits limits) {
    this.limits = limits;
  }

  /**
   * The copy.
   *
   * @param tree may be null, which is refused
   * @throws NotPlainJsonException with the path of what is wrong
   */
  public static JsonNode of(JsonNode tree, JsonLimits limits) throws NotPlainJsonException {
    if (tree == null) {
      throw new NotPlainJsonException(
          Fault.NULL,
          List.of(),
          "expected a JSON value, found a Java null; return NullNode for JSON's null");
    }
    try {
      return new PlainCopy(limits).copy(tree, 0);
    } catch (Refusal refusal) {
      throw new NotPlainJsonException(refusal.fault, refusal.path, refusal.getMessage());
    }
  }

  private JsonNode copy(JsonNode node, int depth) throws Refusal {
    if (node == null) {
      throw notJson("a Java null; use NullNode for JSON's null");
    }
    charge(2);
    return switch (node.getNodeType()) {
      case OBJECT -> object(node, inner(depth));
      case ARRAY -> array(node, inner(depth));
      case STRING -> string(node);
      case NUMBER -> number(node);
      case BOOLEAN -> BooleanNode.valueOf(node.booleanValue());
      case NULL -> NullNode.instance;
      case MISSING, POJO, BINARY -> throw notJson("a " + node.getClass().getSimpleName());
    };
  }

  private int inner(int depth) throws Refusal {
    if (depth == limits.maxDepth()) {
      throw new Refusal(
          Fault.TOO_DEEP,
          "expected at most %d levels of arrays and objects, found more"
              .formatted(limits.maxDepth()));
    }
    return depth + 1;
  }

  private ObjectNode object(JsonNode node, int depth) throws Refusal {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = member.getKey();
      if (name == null) {
        throw notJson("a member whose name is a Java null");
      }
      check(name);
      try {
        copy.set(name, copy(member.getValue(), depth));
      } catch (Refusal refusal) {
        throw refusal.below(name);
      }
    }
    return copy;
  }

  private ArrayNode array(JsonNode node, int depth) throws Refusal {
    ArrayNode copy = JsonNodeFactory.instance.arrayNode(node.size());
    for (JsonNode element : node) {
      try {
        copy.add(copy(element, depth));
      } catch (Refusal refusal) {
        throw refusal.below(Integer.toString(copy.size()));
      }
    }
    return copy;
  }

  private JsonNode string(JsonNode node) throws Refusal {
    String text = node.textValue();
    check(text);
    return node.getClass() == TextNode.class ? node : TextNode.valueOf(text);
  }

  private void check(String text) throws Refusal {
    charge(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (!pair) {
        throw notJson(
            "a string with the lone surrogate U+%04X, which UTF-8 cannot say".formatted((int) c));
      }
      i++;
    }
  }

  private JsonNode number(JsonNode leaf) throws Refusal {
    JsonNode node = NUMBERS.contains(leaf.getClass()) ? leaf : fresh(leaf);
    switch (node.numberType()) {
      case INT, LONG -> {}
      case FLOAT, DOUBLE -> {
        if (!Double.isFinite(node.doubleValue())) {
          throw notJson(node.asText() + ", which JSON cannot say");
        }
      }
      case BIG_INTEGER, BIG_DECIMAL -> checkLong(node);
    }
    return node;
  }

  /** What somebody else made may do anything when it is asked again. */
  private static JsonNode fresh(JsonNode number) {
    return switch (number.numberType()) {
      case INT -> IntNode.valueOf(number.intValue());
      case LONG -> LongNode.valueOf(number.longValue());
      case FLOAT, DOUBLE -> DoubleNode.valueOf(number.doubleValue());
      case BIG_INTEGER -> BigIntegerNode.valueOf(number.bigIntegerValue());
      case BIG_DECIMAL -> DecimalNode.valueOf(number.decimalValue());
    };
  }

  /** Holds a number that may be long against the rules of the reader. */
  private void checkLong(JsonNode node) throws Refusal {
    BigDecimal value = node.decimalValue();
    int bits = value.unscaledValue().bitLength();
    if (bits < Long.SIZE && Math.abs((long) value.scale()) < 100) {
      return;
    }
    if (bits > 4 * limits.maxNumberLength()) {
      throw notJson(
          "a number of more than " + limits.maxNumberLength() + " digits; write it as a string");
    }
    byte[] text = JsonText.line(node).getBytes(StandardCharsets.UTF_8);
    charge(text.length);
    try {
      StrictJson.value(text, "", limits);
    } catch (JsonInputException e) {
      throw new Refusal(Fault.NOT_JSON, e.problem());
    }
  }

  private void charge(long characters) throws Refusal {
    size += characters;
    if (size > limits.maxBytes()) {
      throw new Refusal(
          Fault.TOO_LARGE,
          "expected at most %d bytes of JSON, found more".formatted(limits.maxBytes()));
    }
  }

  private static Refusal notJson(String found) {
    return new Refusal(Fault.NOT_JSON, "expected plain JSON, found " + found);
  }

  /** A fault on its way up, to which each level adds its name. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final transient List<String> path = new LinkedList<>();

    Refusal(Fault fault, String problem) {
      super(problem, null, false, false);
      this.fault = fault;
    }

    Refusal below(String name) {
      path.add(0, name);
      return this;
    }
  }
}
