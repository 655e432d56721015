package io.touchstone.subject;

/**
 * What went wrong between Touchstone and a subject, where no exception class of the subject's own
 * says it: the command does not exist, the answer is no JSON.
 */
public final class SubjectFault extends Exception {
  /** The type of a call that was cut short from outside; its message is shown with the timeout. */
  public static final String STOPPED = "stopped";

  private static final long serialVersionUID = 1L;

  private final String type;

  /**
   * @param type a word for programs, in lower case with underscores; the answer's type
   * @param message what was expected, what was found, how to mend it
   */
  public SubjectFault(String type, String message) {
    super(message);
    this.type = type;
  }

  public String type() {
    return type;
  }
}
