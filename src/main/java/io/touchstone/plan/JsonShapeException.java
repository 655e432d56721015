package io.touchstone.plan;

import io.touchstone.json.FieldPath;

/** A JSON value that has not the shape it must have. */
public final class JsonShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient FieldPath path;
  private final String problem;

  /**
   * @param path where in the value
   * @param problem what was expected, what was found, how to mend it
   */
  public JsonShapeException(FieldPath path, String problem) {
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
