package io.touchstone.subject;

/**
 * A subject that answers one call after the other, such as a program at the end of a pipe. Its
 * callers queue, and the time limit of each counts from its turn.
 */
public interface SequentialSubject extends LimitedSubject {
  @Override
  default int mostCalls() {
    return 1;
  }
}
