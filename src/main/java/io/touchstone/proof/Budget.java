package io.touchstone.proof;

/** The steps that one decision may take. Counted, never timed: every machine ends at the same. */
final class Budget {
  /** The budget is spent. Ends the whole decision, which then is undecided. */
  static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Spent(String what) {
      super("budget: " + what, null, false, false);
    }
  }

  private final long allowed;
  private long used;

  Budget(long allowed) {
    this.allowed = allowed;
  }

  void step() {
    steps(1);
  }

  void steps(long count) {
    used += count;
    if (used > allowed) {
      throw new Spent("more than " + allowed + " steps");
    }
  }
}
