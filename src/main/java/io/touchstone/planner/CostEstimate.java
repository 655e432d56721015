package io.touchstone.planner;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What a call of a planner will cost, as far as can be said before.
 *
 * @param inputTokens tokens that the model reads; 0 where no model is asked
 * @param outputTokens tokens that the model writes
 * @param costCents in US cents, fractions included
 */
public record CostEstimate(long inputTokens, long outputTokens, BigDecimal costCents) {
  /** A planner that asks nobody. */
  public static final CostEstimate FREE = new CostEstimate(0, 0, BigDecimal.ZERO);

  public CostEstimate {
    Objects.requireNonNull(costCents, "costCents");
  }
}
