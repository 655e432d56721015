package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Evaluates 2020-12 schemas over the vocabulary of {@link SmallModels}, straight from the
 * specification and apart from everything that is tested.
 */
final class TinyEvaluator {
  private TinyEvaluator() {}

  static boolean accepts(JsonNode schema, JsonNode value) {
    if (schema.isBoolean()) {
      return schema.booleanValue();
    }
    return schema.properties().stream()
        .allMatch(keyword -> holds(keyword.getKey(), keyword.getValue(), schema, value));
  }

  private static boolean holds(String word, JsonNode is, JsonNode schema, JsonNode value) {
    return switch (word) {
      case "type" -> isOfType(is.textValue(), value);
      case "const" -> JsonEquality.equal(is, value);
      case "enum" -> elements(is).anyMatch(one -> JsonEquality.equal(one, value));
      case "not" -> !accepts(is, value);
      case "allOf" -> elements(is).allMatch(one -> accepts(one, value));
      case "anyOf" -> elements(is).anyMatch(one -> accepts(one, value));
      case "oneOf" -> elements(is).filter(one -> accepts(one, value)).count() == 1;
      case "minLength" ->
          !value.isTextual() || value.textValue().codePoints().count() >= is.longValue();
      case "minimum" -> !value.isNumber() || value.decimalValue().compareTo(is.decimalValue()) >= 0;
      default ->
          !value.isContainerNode()
              || (value.isArray()
                  ? holdsForArray(word, is, value)
                  : holdsForObject(word, is, schema, value));
    };
  }

  private static boolean holdsForArray(String word, JsonNode is, JsonNode array) {
    return switch (word) {
      case "minItems" -> array.size() >= is.intValue();
      case "maxItems" -> array.size() <= is.intValue();
      case "items" -> elements(array).allMatch(element -> accepts(is, element));
      case "contains" -> elements(array).anyMatch(element -> accepts(is, element));
      case "uniqueItems" -> !is.booleanValue() || isUnique(array);
      default -> isKnownForObjects(word);
    };
  }

  private static boolean isUnique(JsonNode array) {
    for (int i = 0; i < array.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (JsonEquality.equal(array.get(i), array.get(j))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean holdsForObject(
      String word, JsonNode is, JsonNode schema, JsonNode object) {
    return switch (word) {
      case "minProperties" -> object.size() >= is.intValue();
      case "maxProperties" -> object.size() <= is.intValue();
      case "required" -> elements(is).allMatch(key -> object.has(key.textValue()));
      case "properties" ->
          is.properties().stream()
              .allMatch(
                  property ->
                      !object.has(property.getKey())
                          || accepts(property.getValue(), object.get(property.getKey())));
      case "additionalProperties" ->
          object.properties().stream()
              .filter(member -> !schema.path("properties").has(member.getKey()))
              .map(Map.Entry::getValue)
              .allMatch(member -> accepts(is, member));
      default -> isKnownForArrays(word);
    };
  }

  private static boolean isKnownForObjects(String word) {
    return switch (word) {
      case "minProperties", "maxProperties", "required", "properties", "additionalProperties" ->
          true;
      default -> throw new AssertionError(word);
    };
  }

  private static boolean isKnownForArrays(String word) {
    return switch (word) {
      case "minItems", "maxItems", "items", "contains", "uniqueItems" -> true;
      default -> throw new AssertionError(word);
    };
  }

  private static boolean isOfType(String type, JsonNode value) {
    return switch (type) {
      case "null" -> value.isNull();
      case "boolean" -> value.isBoolean();
      case "number" -> value.isNumber();
      case "integer" -> value.isNumber() && isWhole(value.decimalValue());
      case "string" -> value.isTextual();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> throw new AssertionError(type);
    };
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return ProofCases.elements(array);
  }
}
