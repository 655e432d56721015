package io.touchstone.generate;

/** How much one document may still cost, counted in schemas read and values made. */
final class Effort {
  private static final int ENOUGH = 30_000;
  private static final int MANY = 2_000;

  private int spent;

  void renew() {
    spent = 0;
  }

  void spend() {
    if (++spent > ENOUGH) {
      throw new DeadEnd("too much work for one document");
    }
  }

  /** Whether so much is spent that only what is needed shall be made. */
  boolean isTired() {
    return spent > MANY;
  }
}
