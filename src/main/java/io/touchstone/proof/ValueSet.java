package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A finite set of JSON values, by exact equality: 1 and 1.0 are one, at every depth. */
final class ValueSet {
  private final Map<String, JsonNode> byKey;

  private ValueSet(Map<String, JsonNode> byKey) {
    this.byKey = byKey;
  }

  static ValueSet of(Collection<JsonNode> values) {
    Map<String, JsonNode> byKey = new LinkedHashMap<>();
    for (JsonNode value : values) {
      byKey.putIfAbsent(key(value), value);
    }
    return new ValueSet(byKey);
  }

  static ValueSet of(JsonNode value) {
    return of(List.of(value));
  }

  ValueSet ofType(JsonType type) {
    return of(byKey.values().stream().filter(value -> JsonType.of(value) == type).toList());
  }

  boolean contains(JsonNode value) {
    return byKey.containsKey(key(value));
  }

  Collection<JsonNode> values() {
    return byKey.values();
  }

  int size() {
    return byKey.size();
  }

  boolean isEmpty() {
    return byKey.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValueSet that && byKey.keySet().equals(that.byKey.keySet());
  }

  @Override
  public int hashCode() {
    return byKey.keySet().hashCode();
  }

  /** One text for all spellings of a value. */
  static String key(JsonNode value) {
    if (value.isTextual()) {
      return "\"" + value.textValue();
    }
    if (value.isNumber()) {
      return number(value);
    }
    if (!value.isContainerNode()) {
      return value.asText();
    }
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static String number(JsonNode value) {
    BigDecimal canonical = Numbers.canonical(Numbers.of(value));
    return canonical.unscaledValue() + "e" + -(long) canonical.scale();
  }

  private static void write(JsonNode value, StringBuilder text) {
    if (value.isArray()) {
      text.append('[');
      for (JsonNode element : value) {
        write(element, text);
        text.append(',');
      }
      text.append(']');
    } else if (value.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        sorted.put(member.getKey(), member.getValue());
      }
      text.append('{');
      sorted.forEach(
          (name, member) -> {
            string(name, text);
            text.append(':');
            write(member, text);
            text.append(',');
          });
      text.append('}');
    } else if (value.isTextual()) {
      string(value.textValue(), text);
    } else {
      text.append(key(value));
    }
  }

  /** With its length in front, so that no content looks like structure. */
  private static void string(String content, StringBuilder text) {
    text.append('"').append(content.length()).append(' ').append(content);
  }
}
