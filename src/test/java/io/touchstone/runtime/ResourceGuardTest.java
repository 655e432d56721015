package io.touchstone.runtime;

import static io.touchstone.runtime.Skills.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.subject.Callers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceGuardTest {
  private final ManualClock clock = new ManualClock();

  private ResourceGuard guard(long budget, long rate, long concurrent) {
    return new ResourceGuard(ResourceContract.of("r", budget, rate, concurrent), clock);
  }

  private static BigDecimal cents(String cents) {
    return new BigDecimal(cents);
  }

  private static ResourceGuard.Permit admitted(ResourceGuard guard, String most) {
    return ((Admission.Admitted) guard.admit(cents(most))).permit();
  }

  private static SkillError refused(ResourceGuard guard, String most) {
    return ((Admission.Refused) guard.admit(cents(most))).error();
  }

  @Test
  void whatIsReservedIsNotFreeAndWhatWasNotSpentComesBack() {
    ResourceGuard guard = guard(10, 100, 10);
    ResourceGuard.Permit permit = admitted(guard, "7.5");
    assertEquals(cents("2.5"), guard.remainingCents());
    assertTrue(permit.end(cents("1.25")));
    assertEquals(cents("8.75"), guard.remainingCents());
    assertEquals(cents("1.25"), guard.spentCents());
  }

  @Test
  void aCallThatCouldOverspendIsRefusedBeforeItBegins() {
    ResourceGuard guard = guard(10, 100, 10);
    admitted(guard, "6");
    SkillError error = refused(guard, "4.01");
    assertEquals("ERR_BUDGET_EXCEEDED", error.code());
    assertFalse(error.retryable());
    assertEquals(
        json("{'resource_id': 'r', 'needed_cents': 4.01, 'remaining_budget_cents': 4}").toString(),
        error.details().toString());
    admitted(guard, "4");
    assertEquals("ERR_BUDGET_EXCEEDED", refused(guard, "0.01").code());
    admitted(guard, "0");
  }

  @Test
  void aCostAboveTheReservationIsChargedAndTold() {
    ResourceGuard guard = guard(10, 100, 10);
    assertTrue(admitted(guard, "1").end(cents("9")));
    assertFalse(admitted(guard, "1").end(cents("2")));
    assertEquals(cents("11"), guard.spentCents());
    assertEquals(cents("0"), guard.remainingCents());
    assertEquals("ERR_BUDGET_EXCEEDED", refused(guard, "0.1").code());
  }

  @Test
  void noMoreThanAllowedRunAtOnce() {
    ResourceGuard guard = guard(10, 100, 2);
    ResourceGuard.Permit first = admitted(guard, "0");
    admitted(guard, "0");
    SkillError error = refused(guard, "0");
    assertEquals("ERR_RATE_LIMIT_CONCURRENT", error.code());
    assertTrue(error.retryable());
    first.end(cents("0"));
    first.end(cents("0"));
    admitted(guard, "0");
    assertEquals("ERR_RATE_LIMIT_CONCURRENT", refused(guard, "0").code());
  }

  @Test
  void noMoreThanAllowedBeginWithinAnyMinute() {
    ResourceGuard guard = guard(10, 2, 10);
    admitted(guard, "0");
    clock.advance(Duration.ofSeconds(50));
    admitted(guard, "0");
    SkillError error = refused(guard, "0");
    assertEquals("ERR_RATE_LIMIT_INTERNAL", error.code());
    assertEquals(10_000, error.details().get("retry_after_ms").asLong());
    clock.advance(Duration.ofMillis(9_999));
    assertEquals("ERR_RATE_LIMIT_INTERNAL", refused(guard, "0").code());
    clock.advance(Duration.ofMillis(1));
    admitted(guard, "0");
    assertEquals("ERR_RATE_LIMIT_INTERNAL", refused(guard, "0").code());
  }

  @Test
  void aClockThatJumpsAheadAndBackHoldsNobodyUpForLongerThanAMinute() {
    ResourceGuard guard = guard(10, 1, 10);
    clock.advance(Duration.ofHours(1));
    admitted(guard, "0");
    clock.advance(Duration.ofHours(-1));
    assertEquals(60_000, refused(guard, "0").details().get("retry_after_ms").asLong());
    clock.advance(Duration.ofMillis(59_999));
    assertEquals("ERR_RATE_LIMIT_INTERNAL", refused(guard, "0").code());
    clock.advance(Duration.ofMillis(1));
    admitted(guard, "0");
  }

  @Test
  void aRefusedCallTakesNothing() {
    ResourceGuard guard = guard(10, 1, 10);
    assertEquals("ERR_BUDGET_EXCEEDED", refused(guard, "11").code());
    admitted(guard, "1");
    assertEquals("ERR_RATE_LIMIT_INTERNAL", refused(guard, "1").code());
    assertEquals(cents("9"), guard.remainingCents());
    assertEquals(1, guard.running());
  }

  @Test
  void zeroMeansNone() {
    assertEquals("ERR_RATE_LIMIT_INTERNAL", refused(guard(10, 0, 10), "0").code());
    assertEquals("ERR_RATE_LIMIT_CONCURRENT", refused(guard(10, 10, 0), "0").code());
    admitted(guard(0, 10, 10), "0");
  }

  /** 5 and 5.0 are one number, so words about them are the same. */
  @ParameterizedTest
  @CsvSource({"2, 9", "2.00, 9.0", "0.2e1, 90e-1"})
  void wordsAboutAmountsDoNotFollowTheirSpelling(String needed, String reserved) {
    ResourceGuard guard = guard(10, 100, 10);
    admitted(guard, reserved);
    assertEquals(
        "the call may cost up to 2 cents, but of the budget of r (10 cents) only 1 are left",
        refused(guard, needed).message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e16", "10000000000000000.0", "1.0e16"})
  void wordsAboutAnAbsurdAmountDoNotFollowItsSpelling(String absurd) {
    assertEquals(
        "expected a cost between 0 and 1000000000000000 cents, found 10000000000000000",
        assertThrows(IllegalArgumentException.class, () -> Cents.checked(cents(absurd)))
            .getMessage());
  }

  @Test
  void zerosAtTheEndMakeAnAmountNoFiner() {
    ResourceGuard guard = guard(10, 100, 10);
    admitted(guard, "2." + "0".repeat(40));
    assertEquals(0, cents("8").compareTo(guard.remainingCents()));
    IllegalArgumentException fine =
        assertThrows(IllegalArgumentException.class, () -> Cents.checked(cents("1.5e-18")));
    assertEquals("expected a cost of at most 18 decimals, found 19", fine.getMessage());
  }

  @Test
  void absurdAmountsAreRefused() {
    ResourceGuard guard = guard(10, 10, 10);
    for (String absurd : List.of("-0.01", "1e16", "1e1000000000", "1e-1000000000")) {
      assertThrows(IllegalArgumentException.class, () -> guard.admit(cents(absurd)), absurd);
    }
    assertThrows(IllegalArgumentException.class, () -> guard.admit(null));
  }

  @Test
  void fiveHundredThreadsNeverOverspendAndNeverRunTooManyAtOnce() {
    ResourceGuard guard = guard(300, 1_000_000, 7);
    CountDownLatch all = new CountDownLatch(500);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Optional<BigDecimal>> costs =
        Callers.inParallel(
            500,
            Collections.nCopies(500, 40),
            calls -> {
              all.countDown();
              await(all);
              BigDecimal paid = BigDecimal.ZERO;
              for (int i = 0; i < calls; i++) {
                if (guard.admit(cents("0.75")) instanceof Admission.Admitted admitted) {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  Thread.yield();
                  inside.decrementAndGet();
                  BigDecimal cost = cents(i % 2 == 0 ? "0.75" : "0.25");
                  assertTrue(admitted.permit().end(cost));
                  paid = paid.add(cost);
                }
                assertTrue(guard.remainingCents().signum() >= 0);
              }
              return Optional.of(paid);
            });
    BigDecimal paid =
        costs.stream().map(Optional::orElseThrow).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertEquals(paid, guard.spentCents());
    assertTrue(paid.compareTo(cents("300")) <= 0, paid.toString());
    assertTrue(paid.signum() > 0);
    assertTrue(most.get() <= 7, "ran at once: " + most);
    assertEquals(0, guard.running());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
