package io.touchstone.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlanBudgetTest {
  private static final BigDecimal MOST = new BigDecimal("50");

  private final PlanBudget budget = new PlanBudget(new BigDecimal("95"));
  private final FutureTask<Optional<SkillError>> second =
      new FutureTask<>(() -> budget.reserve(MOST));

  /** The second one fits only once the first has paid. */
  @BeforeEach
  void twoReserve() throws InterruptedException {
    assertEquals(Optional.empty(), budget.reserve(MOST));
    Thread thread = new Thread(second);
    thread.start();
    while (thread.getState() != Thread.State.WAITING && !second.isDone()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whoFitsButForReservationsWaitsForThem() throws Exception {
    budget.settle(MOST, new BigDecimal("5"));
    assertEquals(Optional.empty(), second.get());
  }

  @Test
  void whoDoesNotFitOnceOthersHavePaidIsRefused() throws Exception {
    budget.settle(MOST, MOST);
    SkillError error = second.get().orElseThrow();
    assertEquals("ERR_BUDGET_EXCEEDED", error.code());
    assertEquals("45", error.details().get("remaining_plan_budget_cents").asText());
  }
}
