package io.touchstone.pattern;

/**
 * A text that is no ECMA-262 pattern, or one that is not supported. Its message is complete: where,
 * what was expected, what was found, and how to mend it.
 */
public final class EcmaPatternException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final int position;
  private final String problem;
  private final boolean unsupported;

  EcmaPatternException(
      String source, int position, String excerpt, String problem, boolean unsupported) {
    super("character " + position + " of the pattern " + excerpt + ": " + problem);
    this.source = source;
    this.position = position;
    this.problem = problem;
    this.unsupported = unsupported;
  }

  /** The pattern as it was written. */
  public String source() {
    return source;
  }

  /** The character to blame, counted from 1 in code points; one past the last is the end. */
  public int position() {
    return position;
  }

  /** Whether ECMA-262 may well have a meaning for the pattern, and it is only we who have none. */
  boolean isUnsupported() {
    return unsupported;
  }

  /** The message without its place. */
  public String problem() {
    return problem;
  }
}
