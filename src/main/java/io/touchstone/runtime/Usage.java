package io.touchstone.runtime;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a call took.
 *
 * @param costCents in US cents, fractions included; not negative
 * @param attempts how often the skill tried, at least once
 * @param sideEffects what it changed elsewhere, in the order in which it did so
 */
public record Usage(BigDecimal costCents, int attempts, List<SideEffect> sideEffects) {
  /** One attempt that cost nothing and changed nothing. */
  public static final Usage NONE = new Usage(BigDecimal.ZERO, 1, List.of());

  /**
   * @throws IllegalArgumentException when the cost is negative or absurd, or there was no attempt
   */
  public Usage {
    Cents.checked(costCents);
    if (attempts < 1) {
      throw new IllegalArgumentException("expected at least one attempt, found " + attempts);
    }
    sideEffects = List.copyOf(sideEffects);
  }

  /** One attempt that changed nothing, at a price. */
  public static Usage costing(BigDecimal cents) {
    return new Usage(cents, 1, List.of());
  }
}
