package io.touchstone.proof;

/** A keyword whose meaning is not known; its message says which and why. */
final class UnmodelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnmodelledException(String reason) {
    super(reason, null, false, false);
  }

  static UnmodelledException malformed(String keyword, String expected) {
    return new UnmodelledException("malformed " + keyword + ": expected " + expected);
  }
}
