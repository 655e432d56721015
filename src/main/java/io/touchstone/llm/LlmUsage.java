package io.touchstone.llm;

/**
 * What a reply took, in tokens.
 *
 * @param inputTokens what the model read
 * @param outputTokens what it wrote
 */
public record LlmUsage(long inputTokens, long outputTokens) {
  /** Nothing, as far as is known. */
  public static final LlmUsage NONE = new LlmUsage(0, 0);

  /**
   * @throws IllegalArgumentException when a number is negative
   */
  public LlmUsage {
    if (inputTokens < 0 || outputTokens < 0) {
      throw new IllegalArgumentException(
          "expected 0 tokens or more, found " + inputTokens + " and " + outputTokens);
    }
  }
}
