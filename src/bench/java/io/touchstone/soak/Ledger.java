package io.touchstone.soak;

import io.touchstone.runtime.ResourceContract;
import java.math.BigDecimal;

/**
 * The books of one resource, kept inside its skill and by nobody else. A call is entered after the
 * runtime has admitted it and taken out before the runtime hears of its end, so what these books
 * show is never more than what the runtime has to account for.
 */
final class Ledger {
  private final ResourceContract limits;
  private final Violations violations;
  private BigDecimal spent = BigDecimal.ZERO;
  private BigDecimal reserved = BigDecimal.ZERO;
  private long running;
  private long mostRunning;
  private long begun;

  Ledger(ResourceContract limits, Violations violations) {
    this.limits = limits;
    this.violations = violations;
  }

  ResourceContract limits() {
    return limits;
  }

  synchronized void begin(BigDecimal mostCents) {
    begun++;
    running++;
    mostRunning = Math.max(mostRunning, running);
    reserved = reserved.add(mostCents);
    violations.expect(
        running <= limits.maxConcurrent(),
        "more calls at once than max_concurrent",
        "%d of %s".formatted(running, limits));
    violations.expect(
        spent.add(reserved).compareTo(BigDecimal.valueOf(limits.budgetCents())) <= 0,
        "a budget overspent",
        "%s spent and %s reserved of %s".formatted(spent, reserved, limits));
  }

  synchronized void end(BigDecimal mostCents, BigDecimal costCents) {
    running--;
    reserved = reserved.subtract(mostCents);
    spent = spent.add(costCents);
  }

  synchronized BigDecimal remainingCents() {
    return BigDecimal.valueOf(limits.budgetCents()).subtract(spent);
  }

  synchronized BigDecimal spentCents() {
    return spent;
  }

  synchronized long running() {
    return running;
  }

  synchronized long mostRunning() {
    return mostRunning;
  }

  synchronized long begun() {
    return begun;
  }
}
