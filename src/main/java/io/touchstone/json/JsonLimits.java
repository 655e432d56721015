package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * How much JSON from outside is read before it is refused.
 *
 * @param maxBytes the longest text, in bytes
 * @param maxDepth how deep arrays and objects may nest; at most {@link #DEEPEST}, because every
 *     consumer of the tree recurses
 * @param maxNumberLength the longest number, in characters
 */
public record JsonLimits(long maxBytes, int maxDepth, int maxNumberLength) {
  /**
   * The deepest nesting that half of a thread's default stack carries in every consumer, compiled
   * or not, and that Jackson writes.
   */
  public static final int DEEPEST = 1_000;

  /** Java's longest array. */
  public static final long MOST_BYTES = Integer.MAX_VALUE - 8;

  /** Arithmetic on longer numbers would take too long. */
  public static final int LONGEST_NUMBER = 100_000;

  /** 64 MiB, 1,000 levels, numbers of 1,000 characters. */
  public static final JsonLimits DEFAULT = new JsonLimits(64L << 20, 1_000, 1_000);

  /**
   * Refuses a tree that no consumer carries. Ask this of trees that other code has built; a tree
   * that {@link StrictJson} has read is never too deep.
   *
   * @throws IllegalArgumentException when the tree is deeper than {@link #DEEPEST}
   */
  public static void refuseTooDeep(JsonNode tree) {
    Deque<Iterator<JsonNode>> open = new ArrayDeque<>();
    open.push(List.of(tree).iterator());
    while (!open.isEmpty()) {
      if (!open.peek().hasNext()) {
        open.pop();
        continue;
      }
      JsonNode node = open.peek().next();
      if (node.isContainerNode()) {
        refuseTooDeep(open.size() - 1);
        open.push(node.iterator());
      }
    }
  }

  /** Refuses a container that {@code depth} others enclose. */
  static void refuseTooDeep(int depth) {
    if (depth >= DEEPEST) {
      throw new IllegalArgumentException(
          "expected at most " + DEEPEST + " levels of arrays and objects, found more");
    }
  }

  public JsonLimits {
    if (maxBytes < 1 || maxBytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "max_bytes must be between 1 and " + MOST_BYTES + ", found " + maxBytes);
    }
    if (maxDepth < 1 || maxDepth > DEEPEST) {
      throw new IllegalArgumentException(
          "max_depth must be between 1 and " + DEEPEST + ", found " + maxDepth);
    }
    if (maxNumberLength < 1 || maxNumberLength > LONGEST_NUMBER) {
      throw new IllegalArgumentException(
          "max_number_length must be between 1 and "
              + LONGEST_NUMBER
              + ", found "
              + maxNumberLength);
    }
  }
}
