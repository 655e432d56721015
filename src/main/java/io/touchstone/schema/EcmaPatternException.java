package io.touchstone.schema;

/**
 * A text that is no ECMA-262 pattern, or one that is not supported. Its message is complete: where,
 * what was expected, what was found, and how to mend it.
 */
public final class EcmaPatternException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final int position;
  private final String problem;

  EcmaPatternException(String source, int position, String excerpt, String problem) {
    super("character " + position + " of the pattern " + excerpt + ": " + problem);
    this.source = source;
    this.position = position;
    this.problem = problem;
  }

  /** The pattern as it was written. */
  public String source() {
    return source;
  }

  /** The character to blame, counted from 1 in code points; one past the last is the end. */
  public int position() {
    return position;
  }

  /** The message without its place. */
  public String problem() {
    return problem;
  }
}
