package io.touchstone.json;

/**
 * A value that has no canonical form (RFC 8785), or whose canonical form would say something else.
 */
public final class CanonicalJsonException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient FieldPath path;
  private final String problem;

  CanonicalJsonException(FieldPath path, String problem) {
    super((path.isRoot() ? "at the root" : "at " + path) + ": " + problem);
    this.path = path;
    this.problem = problem;
  }

  /** Where in the value. */
  public FieldPath path() {
    return path;
  }

  /** The message without its path. */
  public String problem() {
    return problem;
  }
}
