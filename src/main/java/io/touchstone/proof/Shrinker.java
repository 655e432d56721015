package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes a document smaller as long as it stays what it was found for. */
final class Shrinker {
  private static final int MOST_TRIES = 200;

  /** Of a document with more parts, only the outermost are taken away. */
  private static final int MOST_PARTS = 150;

  private static final List<JsonNode> SIMPLEST =
      List.of(
          NullNode.instance,
          BooleanNode.FALSE,
          IntNode.valueOf(0),
          TextNode.valueOf(""),
          JsonNodeFactory.instance.arrayNode(),
          JsonNodeFactory.instance.objectNode());

  private final Predicate<JsonNode> isWanted;
  private int tries;

  Shrinker(Predicate<JsonNode> isWanted) {
    this.isWanted = isWanted;
  }

  /** The document, or a smaller one that is wanted too. Takes a bounded number of tries. */
  JsonNode shrink(JsonNode document) {
    JsonNode smallest = document;
    for (boolean smaller = true; smaller && tries < MOST_TRIES; ) {
      smaller = false;
      boolean deep = parts(smallest, 0) <= MOST_PARTS;
      for (JsonNode candidate : smaller(smallest, deep)) {
        if (tries++ >= MOST_TRIES) {
          break;
        }
        if (isWanted.test(candidate)) {
          smallest = candidate;
          smaller = true;
          break;
        }
      }
    }
    return smallest;
  }

  /** How many values there are in the document; counts no further than it must. */
  private static int parts(JsonNode value, int counted) {
    int parts = counted + 1;
    for (JsonNode part : value) {
      if (parts > MOST_PARTS) {
        break;
      }
      parts = parts(part, parts);
    }
    return parts;
  }

  /** Documents that are each a little smaller, the smallest first. */
  private static List<JsonNode> smaller(JsonNode value, boolean deep) {
    List<JsonNode> candidates = new ArrayList<>();
    for (JsonNode simple : SIMPLEST) {
      if (rank(simple) < rank(value)) {
        candidates.add(simple);
      }
    }
    if (value.isTextual()) {
      shorter(value.textValue(), candidates);
    } else if (value.isNumber()) {
      rounder(Numbers.of(value), candidates);
    } else if (value instanceof ArrayNode array) {
      smaller(array, deep, candidates);
    } else if (value instanceof ObjectNode object) {
      smaller(object, deep, candidates);
    }
    return candidates;
  }

  /** Simple values before others; among containers, those with fewer parts. */
  private static int rank(JsonNode value) {
    for (int i = 0; i < SIMPLEST.size(); i++) {
      if (SIMPLEST.get(i).equals(value)) {
        return i;
      }
    }
    return SIMPLEST.size();
  }

  private static void shorter(String text, List<JsonNode> candidates) {
    if (text.isEmpty()) {
      return;
    }
    int half = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
    candidates.add(TextNode.valueOf(text.substring(0, half)));
    int last = text.offsetByCodePoints(text.length(), -1);
    candidates.add(TextNode.valueOf(text.substring(0, last)));
    candidates.add(TextNode.valueOf(text.substring(text.offsetByCodePoints(0, 1))));
  }

  private static void rounder(BigDecimal number, List<JsonNode> candidates) {
    if (!Numbers.isModest(number) || Numbers.isInteger(number)) {
      return;
    }
    candidates.add(Numbers.node(number.setScale(0, RoundingMode.DOWN)));
    candidates.add(Numbers.node(number.setScale(0, RoundingMode.UP)));
    candidates.add(Numbers.node(number.setScale(number.scale() - 1, RoundingMode.DOWN)));
  }

  private static void smaller(ArrayNode array, boolean deep, List<JsonNode> candidates) {
    for (int i = array.size() - 1; i >= 0; i--) {
      ArrayNode without = array.deepCopy();
      without.remove(i);
      candidates.add(without);
    }
    for (int i = 0; deep && i < array.size(); i++) {
      for (JsonNode part : smaller(array.get(i), true)) {
        ArrayNode with = array.deepCopy();
        with.set(i, part);
        candidates.add(with);
      }
    }
  }

  private static void smaller(ObjectNode object, boolean deep, List<JsonNode> candidates) {
    List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
    for (int i = members.size() - 1; i >= 0; i--) {
      ObjectNode without = object.deepCopy();
      without.remove(members.get(i).getKey());
      candidates.add(without);
    }
    for (Map.Entry<String, JsonNode> member :
        deep ? members : List.<Map.Entry<String, JsonNode>>of()) {
      for (JsonNode part : smaller(member.getValue(), true)) {
        ObjectNode with = object.deepCopy();
        with.set(member.getKey(), part);
        candidates.add(with);
      }
    }
  }
}
