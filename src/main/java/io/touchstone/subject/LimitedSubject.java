package io.touchstone.subject;

/**
 * A subject that answers few calls at once, such as some programs at the ends of pipes. Further
 * callers queue, and the time limit of each counts from its turn.
 */
public interface LimitedSubject extends Subject {
  /**
   * How many, at least one; the same for all instances of a subject. {@code Integer.MAX_VALUE}
   * stands for no limit.
   */
  int mostCalls();
}
