package io.touchstone.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
  private final Admission.Room room = roomForTheSecond();
  private final FutureTask<Boolean> waiting = new FutureTask<>(() -> room.await(0));

  /** The second one fits only once the first has paid. */
  private Admission.Room roomForTheSecond() {
    assertEquals(Optional.empty(), budget.reserve(MOST));
    return budget.reserve(MOST).orElseThrow().room().orElseThrow();
  }

  @BeforeEach
  void theSecondWaits() {
    Thread thread = new Thread(waiting);
    thread.start();
    while (thread.getState() != Thread.State.WAITING && !waiting.isDone()) {
      Thread.onSpinWait();
    }
    assertFalse(waiting.isDone());
  }

  @Test
  void whoFitsButForReservationsCanWaitForThem() throws Exception {
    assertTrue(budget.settle(MOST, new BigDecimal("5")));
    assertTrue(waiting.get());
    assertEquals(Optional.empty(), budget.reserve(MOST));
  }

  @Test
  void whoDoesNotFitOnceOthersHavePaidIsRefusedForGood() throws Exception {
    assertTrue(budget.settle(MOST, MOST));
    assertTrue(waiting.get());
    Admission.Refused refused = budget.reserve(MOST).orElseThrow();
    assertEquals(Optional.empty(), refused.room());
    assertEquals("ERR_BUDGET_EXCEEDED", refused.error().code());
    assertEquals("45", refused.error().details().get("remaining_plan_budget_cents").asText());
  }

  @Test
  void aCostAboveTheReservationIsBorneWhileThereIsMoney() {
    assertTrue(budget.settle(MOST, new BigDecimal("95")));
    assertEquals(Optional.empty(), budget.reserve(BigDecimal.ZERO));
    assertFalse(budget.settle(BigDecimal.ZERO, new BigDecimal("0.01")));
    assertEquals(Optional.empty(), budget.reserve(BigDecimal.ZERO));
  }
}
