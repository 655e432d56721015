package io.touchstone.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Any interleaving of beginnings and ends is held against plain sums. */
class ResourceGuardPropertyTest {
  @Property(tries = 200)
  void whatIsSpentReservedAndFreeIsAlwaysTheBudget(
      @ForAll @LongRange(max = 500) long budget,
      @ForAll @IntRange(max = 6) int places,
      @ForAll @IntRange(max = 20) int rate,
      @ForAll Random random) {
    ManualClock clock = new ManualClock();
    ResourceGuard guard = new ResourceGuard(ResourceContract.of("r", budget, rate, places), clock);
    List<ResourceGuard.Permit> open = new ArrayList<>();
    List<Long> begun = new ArrayList<>();
    BigDecimal spent = BigDecimal.ZERO;
    for (int i = 0; i < 200; i++) {
      if (open.isEmpty() || random.nextBoolean()) {
        BigDecimal most = BigDecimal.valueOf(random.nextInt(3_000), 2);
        if (guard.admit(most) instanceof Admission.Admitted admitted) {
          open.add(admitted.permit());
          begun.add(clock.millis());
        }
      } else {
        ResourceGuard.Permit permit = open.remove(random.nextInt(open.size()));
        BigDecimal cost = permit.reservedCents().multiply(BigDecimal.valueOf(random.nextInt(5), 2));
        assertTrue(permit.end(cost));
        spent = spent.add(cost);
      }
      clock.advance(Duration.ofMillis(random.nextInt(9_000)));
      BigDecimal reserved =
          open.stream()
              .map(ResourceGuard.Permit::reservedCents)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertEquals(0, spent.compareTo(guard.spentCents()));
      assertEquals(
          0, BigDecimal.valueOf(budget).compareTo(spent.add(reserved).add(guard.remainingCents())));
      assertEquals(open.size(), guard.running());
      assertTrue(open.size() <= places);
    }
    for (long start : begun) {
      long within =
          begun.stream().filter(at -> at >= start && at < start + MinuteWindow.MINUTE).count();
      assertTrue(within <= rate, within + " began within a minute");
    }
  }

  @Property(tries = 100)
  void aCallMayBeginExactlyWhenTheWindowSaysSo(
      @ForAll @IntRange(min = 1, max = 10) int rate, @ForAll Random random) {
    MinuteWindow window = new MinuteWindow(rate);
    long now = 0;
    for (int i = 0; i < 200; i++) {
      long wait = window.waitMillis(now);
      if (wait > 0) {
        assertTrue(window.waitMillis(now + wait - 1) > 0);
        now += wait;
        assertEquals(0, window.waitMillis(now));
      }
      window.begin(now);
      now += random.nextInt(2_000);
    }
  }

  @Property(tries = 50)
  void timeThatRunsBackwardsLetsNothingMoreBegin(@ForAll @LongRange(min = 1) long back) {
    MinuteWindow window = new MinuteWindow(1);
    window.begin(1_000);
    assertEquals(MinuteWindow.MINUTE, window.waitMillis(1_000 - back));
  }
}
