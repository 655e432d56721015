package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Dialect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Demands that a schema refuses the value: by one keyword, which is chosen. */
final class KeywordBreaker {
  /** A member that hardly any schema names. */
  private static final String STRANGE_KEY = "unknown\u0131";

  private final KeywordReader reader;
  private final Chance chance;
  private final boolean assertFormat;

  KeywordBreaker(KeywordReader reader, Chance chance, boolean assertFormat) {
    this.reader = reader;
    this.chance = chance;
    this.assertFormat = assertFormat;
  }

  void breakOne(Goal goal, Demands demands) {
    List<String> keywords = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : goal.node().properties()) {
      if (goal.keyword(member.getKey())
          .filter(value -> canBreak(member.getKey(), value))
          .isPresent()) {
        keywords.add(member.getKey());
      }
    }
    if (keywords.isEmpty()) {
      throw new DeadEnd("a schema that refuses nothing");
    }
    String keyword = chance.of(keywords);
    breakKeyword(goal, keyword, goal.node().get(keyword), demands);
  }

  private boolean canBreak(String keyword, JsonNode value) {
    return switch (keyword) {
      case "$ref", "$dynamicRef", "$recursiveRef", "type", "const", "minimum", "maximum" -> true;
      case "exclusiveMinimum", "exclusiveMaximum" -> value.isNumber();
      case "multipleOf", "maxLength", "maxItems", "maxProperties", "pattern" -> true;
      case "format" -> assertFormat;
      case "minLength", "minItems", "minProperties" -> value.decimalValue().signum() > 0;
      case "uniqueItems" -> value.asBoolean();
      case "not", "if", "contains", "propertyNames" -> true;
      case "items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems" ->
          !(value.isBoolean() && value.booleanValue()) && !(value.isArray() && value.isEmpty());
      case "enum", "allOf", "anyOf", "oneOf", "prefixItems" -> !value.isEmpty();
      case "required" -> value.isArray() && !value.isEmpty();
      case "properties", "patternProperties" -> !value.isEmpty();
      case "dependencies", "dependentRequired", "dependentSchemas" -> !value.isEmpty();
      default -> false;
    };
  }

  private void breakKeyword(Goal goal, String keyword, JsonNode value, Demands demands) {
    switch (keyword) {
      case "$ref", "$dynamicRef", "$recursiveRef" ->
          reader.read(Want.not(KeywordReader.target(goal, keyword, value)), demands);
      case "allOf" -> refuse(goal, chance.of(KeywordReader.elements(value)), demands);
      case "anyOf" -> value.forEach(branch -> refuse(goal, branch, demands));
      case "oneOf" -> breakOneOf(goal, value, demands);
      case "not" -> accept(goal, value, demands);
      case "if" -> breakCondition(goal, value, demands);
      case "type" -> breakTypes(value, demands);
      case "enum" -> demands.excluded.addAll(KeywordReader.elements(value));
      case "const" -> demands.excluded.add(value);
      case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
          breakNumber(goal, keyword, value, demands);
      case "minLength", "maxLength", "pattern", "format" -> breakText(keyword, value, demands);
      case "items",
          "prefixItems",
          "minItems",
          "maxItems",
          "uniqueItems",
          "contains",
          "unevaluatedItems" ->
          breakArray(goal, keyword, value, demands);
      default -> breakObject(goal, keyword, value, demands);
    }
  }

  private void refuse(Goal goal, JsonNode part, Demands demands) {
    reader.read(Want.not(goal.child(part)), demands);
  }

  private void accept(Goal goal, JsonNode part, Demands demands) {
    reader.read(Want.of(goal.child(part)), demands);
  }

  private void breakOneOf(Goal goal, JsonNode branches, Demands demands) {
    if (branches.size() > 1 && chance.oneIn(2)) {
      List<JsonNode> two = chance.shuffled(KeywordReader.elements(branches));
      accept(goal, two.get(0), demands);
      accept(goal, two.get(1), demands);
    } else {
      branches.forEach(branch -> refuse(goal, branch, demands));
    }
  }

  private void breakCondition(Goal goal, JsonNode value, Demands demands) {
    boolean met = goal.node().has("then") && (!goal.node().has("else") || chance.oneIn(2));
    JsonNode next = goal.node().get(met ? "then" : "else");
    if (next == null) {
      throw new DeadEnd("a condition without consequence");
    }
    reader.read(new Want(goal.child(value), met), demands);
    refuse(goal, next, demands);
  }

  private static void breakTypes(JsonNode value, Demands demands) {
    List<String> words = KeywordReader.words(value);
    Set<Kind> others = EnumSet.allOf(Kind.class);
    words.forEach(word -> Kind.ofWord(word).ifPresent(others::remove));
    if (words.contains("integer") && others.contains(Kind.NUMBER)) {
      demands.fraction = true;
    }
    demands.keep(others);
  }

  private static void breakNumber(Goal goal, String keyword, JsonNode value, Demands demands) {
    demands.only(Kind.NUMBER);
    switch (keyword) {
      case "minimum" ->
          demands.atMost(value.decimalValue(), !KeywordReader.isFlagged(goal, "exclusiveMinimum"));
      case "maximum" ->
          demands.atLeast(value.decimalValue(), !KeywordReader.isFlagged(goal, "exclusiveMaximum"));
      case "exclusiveMinimum" -> demands.atMost(value.decimalValue(), false);
      case "exclusiveMaximum" -> demands.atLeast(value.decimalValue(), false);
      default -> demands.strangers.add(value.decimalValue());
    }
  }

  private static void breakText(String keyword, JsonNode value, Demands demands) {
    demands.only(Kind.STRING);
    switch (keyword) {
      case "minLength" ->
          demands.longest = Math.min(demands.longest, KeywordReader.count(value) - 1);
      case "maxLength" ->
          demands.shortest = Math.max(demands.shortest, KeywordReader.count(value) + 1);
      case "pattern" -> demands.brokenPatterns.add(value.asText());
      default -> demands.brokenFormats.add(value.asText());
    }
  }

  private void breakArray(Goal goal, String keyword, JsonNode value, Demands demands) {
    demands.only(Kind.ARRAY);
    switch (keyword) {
      case "minItems" ->
          demands.mostItems = Math.min(demands.mostItems, KeywordReader.count(value) - 1);
      case "maxItems" ->
          demands.fewestItems = Math.max(demands.fewestItems, KeywordReader.count(value) + 1);
      case "uniqueItems" -> demands.repeated = true;
      case "contains" -> breakContains(goal, value, demands);
      default -> {
        boolean tuple = value.isArray();
        int index = chance.below(tuple ? value.size() : 2);
        int first = keyword.equals("items") && !tuple ? goal.node().path("prefixItems").size() : 0;
        boolean counted = goal.isAtLeast(Dialect.DRAFT_2020_12);
        int at = counted ? first + index : index;
        demands.wantItem(at, Want.not(goal.child(tuple ? value.get(index) : value)));
        demands.fewestItems = Math.max(demands.fewestItems, at + 1L);
      }
    }
  }

  private void breakContains(Goal goal, JsonNode value, Demands demands) {
    long least = goal.keyword("minContains").map(KeywordReader::count).orElse(1L);
    long most = goal.keyword("maxContains").map(KeywordReader::count).orElse(Long.MAX_VALUE);
    boolean few = least > 0 && (most == Long.MAX_VALUE || chance.oneIn(2));
    if (!few && most == Long.MAX_VALUE) {
      throw new DeadEnd("contains that any array satisfies");
    }
    if (few && least == 1) {
      demands.everyItem.add(Want.not(goal.child(value)));
    } else {
      demands.contained.add(
          few
              ? new Demands.Contained(goal.child(value), 0, least - 1)
              : new Demands.Contained(goal.child(value), most + 1, Long.MAX_VALUE));
    }
  }

  private void breakObject(Goal goal, String keyword, JsonNode value, Demands demands) {
    demands.only(Kind.OBJECT);
    switch (keyword) {
      case "minProperties" ->
          demands.mostMembers = Math.min(demands.mostMembers, KeywordReader.count(value) - 1);
      case "maxProperties" ->
          demands.fewestMembers = Math.max(demands.fewestMembers, KeywordReader.count(value) + 1);
      case "required" -> demands.forbidden.add(chance.of(KeywordReader.words(value)));
      case "properties" -> {
        String key = chance.of(List.copyOf(value.properties())).getKey();
        demands.wantMember(key, Want.not(goal.child(value.get(key))));
      }
      case "patternProperties" -> {
        Map.Entry<String, JsonNode> member = chance.of(List.copyOf(value.properties()));
        String key =
            new TextPool()
                .texts(Set.of(member.getKey()), Set.of(), 0, 100).stream()
                    .findFirst()
                    .orElseThrow(() -> new DeadEnd("no text for a pattern"));
        demands.wantMember(key, Want.not(goal.child(member.getValue())));
      }
      case "propertyNames" -> demands.strangeNames.add(Want.not(goal.child(value)));
      case "dependencies", "dependentRequired", "dependentSchemas" ->
          breakDependency(goal, value, demands);
      default -> demands.wantMember(STRANGE_KEY, Want.not(goal.child(value)));
    }
  }

  private void breakDependency(Goal goal, JsonNode value, Demands demands) {
    Map.Entry<String, JsonNode> member = chance.of(List.copyOf(value.properties()));
    demands.required.add(member.getKey());
    if (member.getValue().isArray() || member.getValue().isTextual()) {
      List<String> others = KeywordReader.words(member.getValue());
      if (others.isEmpty()) {
        throw new DeadEnd("a dependency on nothing");
      }
      demands.forbidden.add(chance.of(others));
    } else {
      refuse(goal, member.getValue(), demands);
    }
  }
}
