package io.touchstone.json;

import java.util.Optional;

/**
 * A file, or other text from outside, that is not what it must be. Its message is complete: where,
 * what was expected, what was found, and how to mend it where that is not plain.
 */
public final class JsonInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final transient SourcePosition position;
  private final String problem;

  /**
   * @param source the file or stream as the user named it
   * @param position where in it; null when the whole source is meant (missing, unreadable, too
   *     large)
   * @param problem what was expected, what was found, how to mend it
   */
  public JsonInputException(String source, SourcePosition position, String problem) {
    super(place(source, position) + ": " + problem);
    this.source = source;
    this.position = position;
    this.problem = problem;
  }

  private static String place(String source, SourcePosition position) {
    return position == null ? source : source + ":" + position.line() + ":" + position.column();
  }

  public String source() {
    return source;
  }

  /** Where in the source, if one place is to blame. */
  public Optional<SourcePosition> position() {
    return Optional.ofNullable(position);
  }

  /** The message without its place. */
  public String problem() {
    return problem;
  }
}
