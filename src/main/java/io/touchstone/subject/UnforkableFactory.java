package io.touchstone.subject;

/** A factory whose subjects cannot be opened in another process. */
public interface UnforkableFactory extends SubjectFactory {
  /** Why not, in words, with what could be done instead. */
  String objectionToForks();
}
