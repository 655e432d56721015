package io.touchstone.runtime;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps calls within the limits of one resource. Many threads may ask; each is answered at once,
 * and may wait then for the {@link Admission.Room} that another leaves.
 *
 * <p>A call reserves the most that it may cost before it begins, and pays what it did cost when it
 * ends. So what was spent and what is reserved together never pass the budget, as long as each call
 * costs no more than it reserved. A call that costs nothing no budget refuses. One that costs more
 * is charged in full all the same; {@link Permit#end} says whether the budget bore it.
 */
final class ResourceGuard {
  private final ResourceContract limits;
  private final Clock clock;
  private final BigDecimal budget;
  private final MinuteWindow window;
  private BigDecimal spent = BigDecimal.ZERO;
  private BigDecimal reserved = BigDecimal.ZERO;
  private long running;
  private long ended;

  /**
   * @param clock tells the minutes of the rate
   */
  ResourceGuard(ResourceContract limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    this.budget = BigDecimal.valueOf(limits.budgetCents());
    this.window = new MinuteWindow(limits.rateLimitPerMin());
  }

  ResourceContract limits() {
    return limits;
  }

  /**
   * Lets a call begin, if budget, places and rate all allow it; otherwise nothing is taken.
   *
   * @param mostCents the most that the call may cost
   * @throws IllegalArgumentException when that is negative or absurd
   */
  synchronized Admission admit(BigDecimal mostCents) {
    Cents.checked(mostCents);
    if (mostCents.signum() > 0 && mostCents.compareTo(free()) > 0) {
      boolean onlyReserved = mostCents.compareTo(budget.subtract(spent)) <= 0;
      return new Admission.Refused(overBudget(mostCents), room(onlyReserved));
    }
    if (running >= limits.maxConcurrent()) {
      return new Admission.Refused(tooManyAtOnce(), room(running > 0));
    }
    long now = clock.millis();
    long wait = window.waitMillis(now);
    if (wait > 0) {
      return new Admission.Refused(tooFast(wait), Optional.empty());
    }
    Admission admitted = new Admission.Admitted(new Permit(mostCents));
    window.begin(now);
    running++;
    reserved = reserved.add(mostCents);
    return admitted;
  }

  private Optional<Admission.Room> room(boolean makesRoom) {
    long seen = ended;
    return makesRoom ? Optional.of(nanos -> awaitEnd(seen, nanos)) : Optional.empty();
  }

  /** Waits until more calls have ended than were seen. */
  private synchronized boolean awaitEnd(long seen, long nanos) throws InterruptedException {
    long start = System.nanoTime();
    for (long left = nanos; ended == seen && left > 0; left = nanos - (System.nanoTime() - start)) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return ended != seen;
  }

  /** What of the budget is neither spent nor reserved; never negative. */
  synchronized BigDecimal remainingCents() {
    return free().max(BigDecimal.ZERO);
  }

  /** What all calls that have ended did cost. */
  synchronized BigDecimal spentCents() {
    return spent;
  }

  /** How many calls have begun and not ended. */
  synchronized long running() {
    return running;
  }

  private BigDecimal free() {
    return budget.subtract(spent).subtract(reserved);
  }

  /** The place and the money of one call. */
  final class Permit {
    private final BigDecimal mostCents;
    private boolean over;

    private Permit(BigDecimal mostCents) {
      this.mostCents = mostCents;
    }

    /** What was reserved for the call. */
    BigDecimal reservedCents() {
      return mostCents;
    }

    /**
     * Gives the place back and charges the cost. To be asked once; later calls change nothing and
     * answer true.
     *
     * @return whether the budget bore the cost; a cost within the reservation it always bears
     */
    boolean end(BigDecimal costCents) {
      Cents.checked(costCents);
      synchronized (ResourceGuard.this) {
        if (over) {
          return true;
        }
        over = true;
        running--;
        ended++;
        ResourceGuard.this.notifyAll();
        reserved = reserved.subtract(mostCents);
        spent = spent.add(costCents);
        return costCents.compareTo(mostCents) <= 0 || free().signum() >= 0;
      }
    }
  }

  private SkillError overBudget(BigDecimal mostCents) {
    ObjectNode details = details();
    details.set("needed_cents", DecimalNode.valueOf(mostCents));
    details.set("remaining_budget_cents", DecimalNode.valueOf(free().max(BigDecimal.ZERO)));
    return SkillError.of(
        "ERR_BUDGET_EXCEEDED",
        "the call may cost up to %s cents, but of the budget of %s (%d cents) only %s are left"
            .formatted(
                Cents.plain(mostCents),
                limits.resourceId(),
                limits.budgetCents(),
                Cents.plain(free().max(BigDecimal.ZERO))),
        details);
  }

  private SkillError tooManyAtOnce() {
    return SkillError.of(
        "ERR_RATE_LIMIT_CONCURRENT",
        "expected at most %d calls at once for %s, and as many run already"
            .formatted(limits.maxConcurrent(), limits.resourceId()),
        details().put("max_concurrent", limits.maxConcurrent()));
  }

  private SkillError tooFast(long waitMillis) {
    return SkillError.of(
        "ERR_RATE_LIMIT_INTERNAL",
        "expected at most %d calls a minute for %s, and as many began within the last one"
            .formatted(limits.rateLimitPerMin(), limits.resourceId()),
        details()
            .put("rate_limit_per_min", limits.rateLimitPerMin())
            .put("retry_after_ms", waitMillis));
  }

  private ObjectNode details() {
    return JsonNodeFactory.instance.objectNode().put("resource_id", limits.resourceId());
  }
}
