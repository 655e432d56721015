package io.touchstone.proof;

/** What a way says of a document. */
final class SuiteAnswer {
  static final String VALID = "valid";
  static final String INVALID = "invalid";

  /** How an answer begins that is neither; a reason follows. */
  static final String UNKNOWN = "unknown: ";

  private SuiteAnswer() {}

  static String of(boolean valid) {
    return valid ? VALID : INVALID;
  }
}
