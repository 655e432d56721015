package io.touchstone.runtime.skill;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import java.util.OptionalInt;

/**
 * What a filter asks of a value. Numbers are compared by exact value, strings by code units; of
 * anything else, and of two kinds, none is less.
 *
 * @param operator {@code equals}, {@code not_equals}, {@code less}, {@code at_most}, {@code
 *     greater} or {@code at_least}
 * @param value what a value is compared with
 */
record Criterion(String operator, JsonNode value) {

  boolean accepts(JsonNode found) {
    return switch (operator) {
      case "equals" -> JsonEquality.equal(found, value);
      case "not_equals" -> !JsonEquality.equal(found, value);
      default -> {
        OptionalInt order = order(found, value);
        yield order.isPresent() && accepts(order.getAsInt());
      }
    };
  }

  private boolean accepts(int order) {
    return switch (operator) {
      case "less" -> order < 0;
      case "at_most" -> order <= 0;
      case "greater" -> order > 0;
      case "at_least" -> order >= 0;
      default -> throw new IllegalStateException("the contract knows no operator " + operator);
    };
  }

  private static OptionalInt order(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return OptionalInt.of(a.decimalValue().compareTo(b.decimalValue()));
    }
    return a.isTextual() && b.isTextual()
        ? OptionalInt.of(a.textValue().compareTo(b.textValue()))
        : OptionalInt.empty();
  }
}
