package io.touchstone.planner;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.llm.LlmUsage;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the requests for one plan took.
 *
 * @param costCents in US cents; empty where a price is not known
 */
record Spending(long inputTokens, long outputTokens, Optional<BigDecimal> costCents) {
  static final Spending NONE = new Spending(0, 0, Optional.of(BigDecimal.ZERO));

  /** What tokens of a model cost. */
  interface Prices {
    /** In US cents; empty where the price of the model is not known. */
    Optional<BigDecimal> costCents(String model, LlmUsage usage);
  }

  /** Counts what one more reply took. */
  interface Meter {
    Spending add(Spending before, LlmUsage usage);
  }

  Spending plus(String model, LlmUsage usage, Prices prices) {
    boolean isFree = usage.equals(LlmUsage.NONE);
    Optional<BigDecimal> more =
        isFree ? Optional.of(BigDecimal.ZERO) : prices.costCents(model, usage);
    return new Spending(
        inputTokens + usage.inputTokens(),
        outputTokens + usage.outputTokens(),
        costCents.flatMap(before -> more.map(before::add)));
  }

  /** Adds {@code input_tokens}, {@code output_tokens} and {@code cost_cents} to an error. */
  ObjectNode addTo(ObjectNode details) {
    details.put("input_tokens", inputTokens).put("output_tokens", outputTokens);
    details.set("cost_cents", costCents.map(DecimalNode::valueOf).orElse(null));
    return details;
  }
}
