package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that keywords take, or the complaint that a value is none of them. */
final class KeywordValues {
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE / 4);

  private KeywordValues() {}

  static BigDecimal number(String keyword, JsonNode value) {
    if (!value.isNumber()) {
      throw UnmodelledException.malformed(keyword, "a number");
    }
    return Numbers.canonical(Numbers.of(value));
  }

  /** A count; 2.0 is one, and one that is past all that can be counted becomes a very large one. */
  static long count(String keyword, JsonNode value) {
    BigDecimal count = number(keyword, value);
    if (count.signum() < 0 || !Numbers.isInteger(count)) {
      throw UnmodelledException.malformed(keyword, "a count, 0 or more");
    }
    return count.min(LARGEST).longValue();
  }

  static String text(String keyword, JsonNode value) {
    if (!value.isTextual()) {
      throw UnmodelledException.malformed(keyword, "a string");
    }
    return value.textValue();
  }

  static boolean flag(String keyword, JsonNode value) {
    if (!value.isBoolean()) {
      throw UnmodelledException.malformed(keyword, "true or false");
    }
    return value.booleanValue();
  }

  static List<JsonNode> array(String keyword, JsonNode value) {
    if (!value.isArray()) {
      throw UnmodelledException.malformed(keyword, "an array");
    }
    List<JsonNode> elements = new ArrayList<>(value.size());
    value.forEach(elements::add);
    return elements;
  }

  static List<String> texts(String keyword, JsonNode value) {
    return array(keyword, value).stream().map(element -> text(keyword, element)).toList();
  }

  static Map<String, JsonNode> object(String keyword, JsonNode value) {
    if (!value.isObject()) {
      throw UnmodelledException.malformed(keyword, "an object");
    }
    Map<String, JsonNode> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      members.put(member.getKey(), member.getValue());
    }
    return members;
  }
}
