package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** How a budget is spread over cases. */
class StressPlanPropertyTest {
  private static final StressPlan WANTED = new StressPlan(100, 1_000, 50);

  private static int granted(int cases, int budget) {
    return IntStream.range(0, cases).map(i -> WANTED.share(cases, i, budget).calls()).sum();
  }

  @Property(tries = 300)
  void theBudgetIsNeverExceeded(
      @ForAll @IntRange(min = 1, max = 3_000) int cases,
      @ForAll @IntRange(max = 100_000) int budget) {
    assertTrue(granted(cases, budget) <= budget);
  }

  @Property(tries = 300)
  void mostOfTheBudgetIsUsed(
      @ForAll @IntRange(min = 1, max = 3_000) int cases,
      @ForAll @IntRange(min = 1_201, max = 100_000) int budget) {
    int most = Math.min(budget, cases * WANTED.calls());
    assertTrue(granted(cases, budget) > most * 0.8);
  }

  @Property(tries = 300)
  void whoeverGetsAnythingGetsATenthAtLeast(
      @ForAll @IntRange(min = 1, max = 3_000) int cases,
      @ForAll @IntRange(max = 100_000) int budget) {
    int least = WANTED.tenth().calls() - 3; // three kinds of call, each rounded down
    assertTrue(
        IntStream.range(0, cases)
            .map(i -> WANTED.share(cases, i, budget).calls())
            .allMatch(calls -> calls == 0 || calls >= least));
  }

  @Property(tries = 100)
  void anAmpleBudgetGivesWhatIsWanted(@ForAll @IntRange(min = 1, max = 1_000) int cases) {
    assertEquals(WANTED, WANTED.share(cases, cases - 1, cases * WANTED.calls()));
  }
}
