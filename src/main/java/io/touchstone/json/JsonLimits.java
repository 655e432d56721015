package io.touchstone.json;

/**
 * How much JSON from outside is read before it is refused.
 *
 * @param maxBytes the longest text, in bytes
 * @param maxDepth how deep arrays and objects may nest; at most {@link #DEEPEST}, because every
 *     consumer of the tree recurses
 * @param maxNumberLength the longest number, in characters
 */
public record JsonLimits(long maxBytes, int maxDepth, int maxNumberLength) {
  /** The deepest nesting that any thread's default stack is sure to carry. */
  public static final int DEEPEST = 2_000;

  /** 64 MiB, 1,000 levels, numbers of 1,000 characters. */
  public static final JsonLimits DEFAULT = new JsonLimits(64L << 20, 1_000, 1_000);

  public JsonLimits {
    if (maxBytes < 1 || maxBytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "max_bytes must be between 1 and 2147483639, found " + maxBytes);
    }
    if (maxDepth < 1 || maxDepth > DEEPEST) {
      throw new IllegalArgumentException(
          "max_depth must be between 1 and " + DEEPEST + ", found " + maxDepth);
    }
    if (maxNumberLength < 1 || maxNumberLength > 100_000) {
      throw new IllegalArgumentException(
          "max_number_length must be between 1 and 100000, found " + maxNumberLength);
    }
  }
}
