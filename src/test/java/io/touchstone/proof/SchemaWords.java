package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Few names, values and bounds, so that what is made of them often meets. */
final class SchemaWords {
  static final List<String> KEYS = List.of("a", "b", "ab");
  static final List<String> TEXTS = List.of("", "a", "b", "ab", "aab", "😀");
  static final List<String> TYPES =
      List.of("null", "boolean", "integer", "number", "string", "array", "object");
  private static final List<String> PATTERNS =
      List.of("^a", "b$", "^[ab]$", "a", "^a?b*$", "^.$", "^(?!a)", "^(a|bb){1,2}$");
  private static final List<String> NUMBERS = List.of("0", "1", "2", "3", "-1", "0.5", "1.0");
  private static final List<String> DIVISORS = List.of("1", "2", "3", "0.5", "0.1", "1.5");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "2",
          "0.5",
          "\"\"",
          "\"a\"",
          "\"ab\"",
          "[]",
          "[1]",
          "[1,1]",
          "[\"a\",1]",
          "{}",
          "{\"a\":1}",
          "{\"b\":\"a\"}",
          "{\"a\":null,\"b\":[]}");

  private SchemaWords() {}

  static <T> T one(List<T> items, Random random) {
    return items.get(random.nextInt(items.size()));
  }

  static String pattern(Random random) {
    return one(PATTERNS, random);
  }

  static JsonNode number(Random random) {
    return ProofCases.json(one(NUMBERS, random));
  }

  static JsonNode divisor(Random random) {
    return ProofCases.json(one(DIVISORS, random));
  }

  static JsonNode value(Random random) {
    return ProofCases.json(one(VALUES, random));
  }

  static Stream<JsonNode> values() {
    return VALUES.stream().map(ProofCases::json);
  }

  /** Where definitions stand. */
  static String definitions(Dialect dialect) {
    return dialect.isAtLeast(Dialect.DRAFT_2019_09) ? "$defs" : "definitions";
  }

  /** The keywords of a draft that say something about the type {@code topic}. */
  static List<String> keywords(String topic, Dialect dialect) {
    boolean six = dialect.isAtLeast(Dialect.DRAFT_6);
    boolean nineteen = dialect.isAtLeast(Dialect.DRAFT_2019_09);
    List<String> words = new ArrayList<>();
    switch (topic) {
      case "number" -> {
        words.addAll(List.of("minimum", "maximum", "multipleOf"));
        addIf(six, words, "exclusiveMinimum", "exclusiveMaximum");
        addIf(!six, words, "draft4Exclusive");
      }
      case "string" -> words.addAll(List.of("minLength", "maxLength", "pattern", "pattern"));
      case "array" -> {
        words.addAll(List.of("items", "items", "tuple", "minItems", "maxItems", "uniqueItems"));
        addIf(six, words, "contains");
        addIf(nineteen, words, "countedContains", "unevaluatedItems");
      }
      case "object" -> {
        words.addAll(List.of("properties", "properties", "required", "additionalProperties"));
        words.addAll(List.of("patternProperties", "minProperties", "maxProperties"));
        addIf(!nineteen, words, "dependencies");
        addIf(six, words, "propertyNames");
        addIf(nineteen, words, "dependentRequired", "dependentSchemas", "unevaluatedProperties");
      }
      default -> {
        words.addAll(List.of("type", "type", "enum", "allOf", "anyOf", "oneOf", "not"));
        addIf(six, words, "const");
        addIf(dialect.isAtLeast(Dialect.DRAFT_7), words, "if");
      }
    }
    return words;
  }

  private static void addIf(boolean condition, List<String> words, String... more) {
    if (condition) {
      words.addAll(List.of(more));
    }
  }
}
