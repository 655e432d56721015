package io.touchstone.runtime;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the steps of one run of a plan may cost together. A step that would fit but for what others
 * have reserved is to wait until they have paid what they really cost; so steps that run at once
 * are not refused what steps one after the other would get.
 */
final class PlanBudget {
  private final BigDecimal budget;
  private BigDecimal spent = BigDecimal.ZERO;
  private BigDecimal reserved = BigDecimal.ZERO;

  /**
   * @param cents US cents, fractions included
   */
  PlanBudget(BigDecimal cents) {
    this.budget = Cents.checked(cents);
  }

  /**
   * Reserves the most that a call may cost, if the budget allows it; nobody waits here.
   *
   * @return why it cannot be reserved; empty where it is
   * @throws IllegalArgumentException when the amount is negative or absurd
   */
  synchronized Optional<Admission.Refused> reserve(BigDecimal mostCents) {
    Cents.checked(mostCents);
    if (mostCents.signum() == 0 || mostCents.compareTo(free()) <= 0) {
      reserved = reserved.add(mostCents);
      return Optional.empty();
    }
    Optional<Admission.Room> room =
        fits(mostCents) ? Optional.of(nanos -> await(mostCents)) : Optional.empty();
    return Optional.of(new Admission.Refused(refusal(mostCents), room));
  }

  /**
   * Waits until others have paid so that the amount fits, or that it never will. That comes,
   * because each of them is settled when its time limit is over.
   */
  private synchronized boolean await(BigDecimal mostCents) throws InterruptedException {
    while (mostCents.compareTo(free()) > 0 && fits(mostCents)) {
      wait();
    }
    return true;
  }

  /**
   * Gives back what was reserved, and charges what the call did cost.
   *
   * @return whether the budget bore it; a cost within the reservation it always bears
   */
  synchronized boolean settle(BigDecimal mostCents, BigDecimal costCents) {
    reserved = reserved.subtract(mostCents);
    spent = spent.add(costCents);
    notifyAll();
    return costCents.compareTo(mostCents) <= 0 || free().signum() >= 0;
  }

  /** Whether it would fit if nothing were reserved. */
  private boolean fits(BigDecimal mostCents) {
    return mostCents.compareTo(budget.subtract(spent)) <= 0;
  }

  private BigDecimal free() {
    return budget.subtract(spent).subtract(reserved);
  }

  private SkillError refusal(BigDecimal mostCents) {
    BigDecimal remaining = budget.subtract(spent).max(BigDecimal.ZERO);
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.set("needed_cents", DecimalNode.valueOf(mostCents));
    details.set("remaining_plan_budget_cents", DecimalNode.valueOf(remaining));
    return SkillError.of(
        "ERR_BUDGET_EXCEEDED",
        "the step may cost %s cents, and %s of the plan's budget of %s are left; raise it, or plan less"
            .formatted(Cents.plain(mostCents), Cents.plain(remaining), Cents.plain(budget)),
        details);
  }
}
