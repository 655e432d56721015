package io.touchstone.runtime;

/** A placeholder stands for nothing. The message says why, and how to mend it. */
final class UnresolvedReferenceException extends Exception {
  private static final long serialVersionUID = 1L;

  UnresolvedReferenceException(String message) {
    super(message);
  }
}
