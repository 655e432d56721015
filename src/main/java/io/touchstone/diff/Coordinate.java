package io.touchstone.diff;

/**
 * What kind of fact a change is: a point of the {@link Vocabulary}.
 *
 * @param side which part of the contract
 * @param keyword what moved: a keyword of JSON Schema, or a term of the contract
 * @param motion how
 */
public record Coordinate(Side side, String keyword, Motion motion) {
  public Coordinate {
    if (!Vocabulary.has(side, keyword, motion)) {
      throw new IllegalArgumentException(
          "not in the vocabulary: " + side.word() + " " + keyword + " " + motion.word());
    }
  }

  /** {@code inputs required added}. */
  @Override
  public String toString() {
    return side.word() + " " + keyword + " " + motion.word();
  }
}
