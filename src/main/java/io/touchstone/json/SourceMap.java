package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Iterator;

/**
 * The source range of every value of one document, as flat arrays in the order in which the values
 * begin. A value's children follow it; {@code next} leads past them to its sibling.
 */
final class SourceMap {
  private int[] keyStarts = new int[32];
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int[] next = new int[32];
  private int size;

  int begin(int keyStart, int start) {
    if (size == starts.length) {
      int larger = size * 2;
      keyStarts = Arrays.copyOf(keyStarts, larger);
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
      next = Arrays.copyOf(next, larger);
    }
    keyStarts[size] = keyStart;
    starts[size] = start;
    return size++;
  }

  void end(int entry, int end) {
    ends[entry] = end;
    next[entry] = size;
  }

  SourceRange range(int entry) {
    return new SourceRange(keyStarts[entry], starts[entry], ends[entry]);
  }

  /**
   * The entry of a member or element of {@code container}, which is at {@code entry}; -1 where it
   * has none.
   */
  int child(int entry, JsonNode container, String segment) {
    int child = entry + 1;
    if (container.isArray()) {
      int index = FieldPath.index(segment);
      if (index < 0 || index >= container.size()) {
        return -1;
      }
      for (int i = 0; i < index; i++) {
        child = next[child];
      }
      return child;
    }
    for (Iterator<String> names = container.fieldNames(); names.hasNext(); child = next[child]) {
      if (names.next().equals(segment)) {
        return child;
      }
    }
    return -1;
  }
}
