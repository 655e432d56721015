package io.touchstone.specimen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What all specimens do alike, and rightly: it tells neither 1 from 1.0, nor null from missing, nor
 * one order of members from another, and keeps no state.
 */
final class Json {
  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array(Iterable<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  /** The text of a member, empty if there is none. */
  static String text(JsonNode node, String member) {
    String text = node.path(member).textValue();
    return text == null ? "" : text;
  }

  /** The number of a member, 0 if there is none. */
  static BigDecimal number(JsonNode node, String member) {
    return node.path(member).decimalValue();
  }

  /** One spelling for each number. */
  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** Names of members, as they come. */
  static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** The elements of a member that is an array; none if it is none. */
  static List<JsonNode> elements(JsonNode node, String member) {
    List<JsonNode> elements = new ArrayList<>();
    node.path(member).forEach(elements::add);
    return elements;
  }

  /** The words of a text: runs of ASCII letters. */
  static List<String> words(String text) {
    return List.of(text.replaceAll("[^A-Za-z]+", " ").strip().split(" "));
  }

  /** What the lines of an order cost, without its discount. */
  static BigDecimal total(JsonNode order) {
    BigDecimal total = BigDecimal.ZERO;
    for (JsonNode line : elements(order, "lines")) {
      total = total.add(number(line, "quantity").multiply(number(line, "price")));
    }
    return total;
  }

  /** What an order comes to. */
  static ObjectNode summary(JsonNode order) {
    return object()
        .put("order", text(order, "id"))
        .put("customer", text(order.path("customer"), "name"))
        .put("lines", order.path("lines").size())
        .put("total", plain(total(order).subtract(number(order, "discount"))));
  }
}
