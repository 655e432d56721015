package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Dialect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds to the demands on a value what a schema says, choosing where the schema leaves a choice. */
final class KeywordReader {
  private static final int MOST_SCHEMAS = 1_500;

  private final Chance chance;
  private final Effort effort;
  private final KeywordBreaker breaker;

  KeywordReader(Chance chance, Effort effort, boolean assertFormat) {
    this.chance = chance;
    this.effort = effort;
    this.breaker = new KeywordBreaker(this, chance, assertFormat);
  }

  /**
   * Demands this too.
   *
   * @throws DeadEnd when nothing can meet all demands, or they have become too many
   */
  void read(Want want, Demands demands) {
    effort.spend();
    JsonNode node = want.goal().node();
    if (want.isHopeless()) {
      throw new DeadEnd("a schema that nothing satisfies");
    }
    if (!node.isObject() || !demands.read.add(want)) {
      return;
    }
    if (demands.read.size() > MOST_SCHEMAS || demands.read.contains(want.opposite())) {
      throw new DeadEnd("too many schemas, or one and its opposite");
    }
    if (!want.holds()) {
      breaker.breakOne(want.goal(), demands);
      return;
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (want.goal().keyword(member.getKey()).isPresent()) {
        keyword(want.goal(), member.getKey(), member.getValue(), demands);
      }
    }
  }

  private void keyword(Goal goal, String keyword, JsonNode value, Demands demands) {
    switch (keyword) {
      case "$ref", "$dynamicRef", "$recursiveRef" ->
          read(Want.of(target(goal, keyword, value)), demands);
      case "allOf" -> value.forEach(part -> read(Want.of(goal.child(part)), demands));
      case "anyOf" -> anyOf(goal, value, demands);
      case "oneOf" -> oneOf(goal, value, demands);
      case "not" -> read(Want.not(goal.child(value)), demands);
      case "if" -> condition(goal, value, demands);
      case "type" -> types(goal, value, demands);
      case "enum" -> demands.among(elements(value));
      case "const" -> demands.among(List.of(value));
      case "minimum" -> demands.atLeast(value.decimalValue(), isFlagged(goal, "exclusiveMinimum"));
      case "maximum" -> demands.atMost(value.decimalValue(), isFlagged(goal, "exclusiveMaximum"));
      case "exclusiveMinimum" -> {
        if (value.isNumber()) {
          demands.atLeast(value.decimalValue(), true);
        }
      }
      case "exclusiveMaximum" -> {
        if (value.isNumber()) {
          demands.atMost(value.decimalValue(), true);
        }
      }
      case "multipleOf" -> {
        demands.mentioned.add(Kind.NUMBER);
        demands.divisors.add(value.decimalValue());
      }
      case "minLength", "maxLength", "pattern", "format" -> text(keyword, value, demands);
      default -> container(goal, keyword, value, demands);
    }
  }

  static Goal target(Goal goal, String keyword, JsonNode reference) {
    return goal.target(keyword, reference.asText())
        .orElseThrow(() -> new DeadEnd("a reference that leads nowhere"));
  }

  private void anyOf(Goal goal, JsonNode branches, Demands demands) {
    JsonNode first = branch(branches);
    read(Want.of(goal.child(first)), demands);
    if (chance.oneIn(8)) {
      read(Want.of(goal.child(branch(branches))), demands);
    }
  }

  private JsonNode branch(JsonNode branches) {
    List<JsonNode> open =
        elements(branches).stream()
            .filter(branch -> !branch.isBoolean() || branch.booleanValue())
            .toList();
    if (open.isEmpty()) {
      throw new DeadEnd("no branch that anything satisfies");
    }
    return chance.of(open);
  }

  private void oneOf(Goal goal, JsonNode branches, Demands demands) {
    JsonNode chosen = branch(branches);
    read(Want.of(goal.child(chosen)), demands);
    boolean careful = chance.oneIn(2);
    for (JsonNode other : branches) {
      if (other != chosen && careful) {
        read(Want.not(goal.child(other)), demands);
      }
    }
  }

  private void condition(Goal goal, JsonNode value, Demands demands) {
    boolean met = chance.oneIn(2);
    read(new Want(goal.child(value), met), demands);
    goal.keyword(met ? "then" : "else").ifPresent(next -> read(Want.of(goal.child(next)), demands));
  }

  private static void types(Goal goal, JsonNode value, Demands demands) {
    List<String> words = words(value);
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    words.forEach(word -> Kind.ofWord(word).ifPresent(kinds::add));
    if (words.contains("integer") && kinds.add(Kind.NUMBER)) {
      demands.integer = true;
      demands.spelledAsInteger |= !goal.isAtLeast(Dialect.DRAFT_6);
    }
    demands.keep(kinds);
  }

  private void text(String keyword, JsonNode value, Demands demands) {
    demands.mentioned.add(Kind.STRING);
    switch (keyword) {
      case "minLength" -> demands.shortest = Math.max(demands.shortest, count(value));
      case "maxLength" -> demands.longest = Math.min(demands.longest, count(value));
      case "pattern" -> demands.patterns.add(value.asText());
      default -> demands.formats.add(value.asText());
    }
  }

  private void container(Goal goal, String keyword, JsonNode value, Demands demands) {
    switch (keyword) {
      case "items", "prefixItems", "additionalItems", "unevaluatedItems" ->
          layer(goal, Kind.ARRAY, demands);
      case "minItems" -> {
        demands.mentioned.add(Kind.ARRAY);
        demands.fewestItems = Math.max(demands.fewestItems, count(value));
      }
      case "maxItems" -> {
        demands.mentioned.add(Kind.ARRAY);
        demands.mostItems = Math.min(demands.mostItems, count(value));
      }
      case "uniqueItems" -> demands.unique |= value.asBoolean();
      case "contains" -> contains(goal, value, demands);
      case "properties", "patternProperties", "additionalProperties", "unevaluatedProperties" ->
          layer(goal, Kind.OBJECT, demands);
      case "required" -> {
        if (value.isArray()) {
          demands.mentioned.add(Kind.OBJECT);
          demands.required.addAll(words(value));
        }
      }
      case "minProperties" -> {
        demands.mentioned.add(Kind.OBJECT);
        demands.fewestMembers = Math.max(demands.fewestMembers, count(value));
      }
      case "maxProperties" -> {
        demands.mentioned.add(Kind.OBJECT);
        demands.mostMembers = Math.min(demands.mostMembers, count(value));
      }
      case "propertyNames" -> {
        demands.mentioned.add(Kind.OBJECT);
        demands.names.add(Want.of(goal.child(value)));
      }
      case "dependencies", "dependentRequired", "dependentSchemas" ->
          dependencies(goal, value, demands);
      default -> {
        // An annotation.
      }
    }
  }

  private static void layer(Goal goal, Kind kind, Demands demands) {
    demands.mentioned.add(kind);
    demands.layers.add(goal);
  }

  private static void contains(Goal goal, JsonNode value, Demands demands) {
    demands.mentioned.add(Kind.ARRAY);
    long least = goal.keyword("minContains").map(KeywordReader::count).orElse(1L);
    long most = goal.keyword("maxContains").map(KeywordReader::count).orElse(Long.MAX_VALUE);
    demands.contained.add(new Demands.Contained(goal.child(value), least, most));
  }

  private static void dependencies(Goal goal, JsonNode value, Demands demands) {
    demands.mentioned.add(Kind.OBJECT);
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      if (member.getValue().isArray() || member.getValue().isTextual()) {
        demands
            .dependentNames
            .computeIfAbsent(member.getKey(), key -> new LinkedHashSet<>())
            .addAll(words(member.getValue()));
      } else {
        demands
            .dependentSchemas
            .computeIfAbsent(member.getKey(), key -> new ArrayList<>())
            .add(goal.child(member.getValue()));
      }
    }
  }

  /** In draft 4 a bound is exclusive by a flag beside it. */
  static boolean isFlagged(Goal goal, String keyword) {
    return !goal.isAtLeast(Dialect.DRAFT_6) && goal.node().path(keyword).asBoolean();
  }

  static long count(JsonNode value) {
    BigDecimal count = value.decimalValue();
    return count.min(BigDecimal.valueOf(Long.MAX_VALUE / 4)).longValue();
  }

  static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }

  /** One text, or those of an array. */
  static List<String> words(JsonNode value) {
    return value.isTextual()
        ? List.of(value.textValue())
        : elements(value).stream().map(JsonNode::asText).toList();
  }
}
