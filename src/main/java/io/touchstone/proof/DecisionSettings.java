package io.touchstone.proof;

/**
 * How schemas are read and how hard a decision is tried.
 *
 * @param steps how many steps one decision may take, 1 or more; the same pair with the same number
 *     has the same answer on every machine
 * @param assertFormat whether {@code format} asserts; otherwise it only annotates
 * @param draft4Integers what draft 4 means by an integer
 */
public record DecisionSettings(long steps, boolean assertFormat, Draft4Integers draft4Integers) {
  /** What draft 4 means by {@code "type": "integer"}. */
  public enum Draft4Integers {
    /** As draft 4 says: 1.0 is none, and {@code "enum": [1]} accepts 1.0 all the same. */
    STRICT,
    /** As strict, but a value of an enum stands for its own spelling only. */
    SPELLED,
    /** As from draft 6 on: 1.0 is one. */
    MATHEMATICAL
  }

  private static final long ENOUGH = 1_000_000;

  /** 1,000,000 steps, {@code format} as an annotation, draft 4 to the letter. */
  public static final DecisionSettings DEFAULT =
      new DecisionSettings(ENOUGH, false, Draft4Integers.STRICT);

  public DecisionSettings {
    if (steps < 1) {
      throw new IllegalArgumentException("expected 1 step or more, found " + steps);
    }
  }
}
