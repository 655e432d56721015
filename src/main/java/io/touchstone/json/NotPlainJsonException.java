package io.touchstone.json;

import java.util.List;

/** Why a tree that other code has built is no plain JSON within the limits. */
public final class NotPlainJsonException extends Exception {
  /** What is wrong with it. */
  public enum Fault {
    /** There is no tree, only a Java null. */
    NULL,
    /** Something in it cannot be written as JSON and read back. */
    NOT_JSON,
    /** It nests deeper than the limits allow. */
    TOO_DEEP,
    /** Its text would be longer than the limits allow. */
    TOO_LARGE
  }

  private static final long serialVersionUID = 1L;

  /** Longer paths are cut: one to a place past the depth limit helps nobody. */
  private static final int MOST_SEGMENTS = 10;

  private final Fault fault;
  private final transient FieldPath path;
  private final String place;

  NotPlainJsonException(Fault fault, List<String> names, String problem) {
    super(problem, null, false, false);
    this.fault = fault;
    List<String> shown = names.subList(0, Math.min(MOST_SEGMENTS, names.size()));
    this.path = FieldPath.of(shown.toArray(String[]::new));
    String rest = shown.size() < names.size() ? "... (" + names.size() + " levels down)" : "";
    this.place = names.isEmpty() ? "at the root" : "at " + path + rest;
  }

  public Fault fault() {
    return fault;
  }

  /** Where it is, or where the way there begins: at most {@value #MOST_SEGMENTS} levels. */
  public FieldPath path() {
    return path;
  }

  /** Where it is, in words: {@code at the root}, {@code at steps.0.skill}. */
  public String place() {
    return place;
  }

  /** What was expected and what was found, without the place. */
  public String problem() {
    return getMessage();
  }
}
