package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A finite set of JSON values, by exact equality: 1 and 1.0 are one, at every depth. */
final class ValueSet {
  private final Set<String> keys;
  private final Collection<JsonNode> values;
  private final boolean asSpelled;

  private ValueSet(Map<String, JsonNode> byKey, boolean asSpelled) {
    this.values = byKey.values();
    this.keys = asSpelled ? keys(values) : byKey.keySet();
    this.asSpelled = asSpelled;
  }

  private static Set<String> keys(Collection<JsonNode> values) {
    Set<String> keys = new HashSet<>();
    values.forEach(value -> keys.add(key(value)));
    return keys;
  }

  static ValueSet of(Collection<JsonNode> values) {
    Map<String, JsonNode> byKey = new LinkedHashMap<>();
    for (JsonNode value : values) {
      byKey.putIfAbsent(key(value), value);
    }
    return new ValueSet(byKey, false);
  }

  static ValueSet of(JsonNode value) {
    return of(List.of(value));
  }

  /** With each spelling of a value that is given, so that all of them are tried. */
  static ValueSet asSpelled(Collection<JsonNode> values) {
    Map<String, JsonNode> bySpelling = new LinkedHashMap<>();
    for (JsonNode value : values) {
      bySpelling.putIfAbsent(value.toString(), value);
    }
    return new ValueSet(bySpelling, true);
  }

  ValueSet ofType(JsonType type) {
    List<JsonNode> ofType = values.stream().filter(value -> JsonType.of(value) == type).toList();
    return asSpelled ? asSpelled(ofType) : of(ofType);
  }

  boolean contains(JsonNode value) {
    return keys.contains(key(value));
  }

  Collection<JsonNode> values() {
    return values;
  }

  int size() {
    return values.size();
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** Two sets of the same values are two where their spellings are to be tried and differ. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ValueSet that
        && keys.equals(that.keys)
        && asSpelled == that.asSpelled
        && (!asSpelled || spellings().equals(that.spellings()));
  }

  private Set<String> spellings() {
    Set<String> spellings = new HashSet<>();
    values.forEach(value -> spellings.add(value.toString()));
    return spellings;
  }

  @Override
  public int hashCode() {
    return keys.hashCode();
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
