package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists of JSON values as sets. */
final class Values {
  private Values() {}

  static boolean has(List<JsonNode> values, JsonNode value) {
    return values.stream().anyMatch(other -> JsonEquality.equal(other, value));
  }

  static boolean hasContainer(JsonNode array) {
    for (JsonNode value : array) {
      if (value.isContainerNode()) {
        return true;
      }
    }
    return false;
  }

  /** Each value once, in the order of their first appearance. */
  static List<JsonNode> distinct(List<JsonNode> values) {
    List<JsonNode> distinct = new ArrayList<>();
    for (JsonNode value : values) {
      if (!has(distinct, value)) {
        distinct.add(value);
      }
    }
    return distinct;
  }

  /** The values of the first list that the second has not. */
  static List<JsonNode> without(List<JsonNode> values, List<JsonNode> others) {
    return distinct(values).stream().filter(value -> !has(others, value)).toList();
  }

  /** An array whose order means nothing, in the same order however it is written. */
  static JsonNode sorted(JsonNode array) {
    List<JsonNode> values = new ArrayList<>();
    array.forEach(values::add);
    values.sort(Comparator.comparing(JsonText::line));
    return Trace.array(values);
  }

  static boolean sameSet(List<JsonNode> one, List<JsonNode> other) {
    return without(one, other).isEmpty() && without(other, one).isEmpty();
  }
}
