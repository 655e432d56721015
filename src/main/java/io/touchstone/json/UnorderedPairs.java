package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Two arrays held against each other as multisets, in n log n: sorted by a text that is equal
 * exactly for equal elements, then merged. What finds no partner is left over.
 *
 * @param missing indices of expected elements without a partner, ascending; may be changed
 * @param unexpected indices of actual elements without a partner, ascending; may be changed
 */
record UnorderedPairs(List<Integer> missing, List<Integer> unexpected) {
  private record Keyed(String key, int index) {}

  /**
   * @param key equal for equal elements; null for those that do not count
   */
  static UnorderedPairs of(JsonNode expected, JsonNode actual, Function<JsonNode, String> key) {
    Keyed[] left = sorted(expected, key);
    Keyed[] right = sorted(actual, key);
    List<Integer> missing = new ArrayList<>();
    List<Integer> unexpected = new ArrayList<>();
    int l = 0;
    int r = 0;
    while (l < left.length || r < right.length) {
      int order =
          l == left.length ? 1 : r == right.length ? -1 : left[l].key.compareTo(right[r].key);
      if (order == 0) {
        l++;
        r++;
      } else if (order < 0) {
        missing.add(left[l++].index);
      } else {
        unexpected.add(right[r++].index);
      }
    }
    Collections.sort(missing);
    Collections.sort(unexpected);
    return new UnorderedPairs(missing, unexpected);
  }

  private static Keyed[] sorted(JsonNode array, Function<JsonNode, String> key) {
    return IntStream.range(0, array.size())
        .mapToObj(i -> new Keyed(key.apply(array.get(i)), i))
        .filter(keyed -> keyed.key != null)
        .sorted(Comparator.comparing(Keyed::key))
        .toArray(Keyed[]::new);
  }
}
