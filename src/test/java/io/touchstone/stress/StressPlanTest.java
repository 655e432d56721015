package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class StressPlanTest {
  @Provide
  Arbitrary<StressPlan> plans() {
    Arbitrary<Integer> calls = Arbitraries.integers().between(0, 2000).withoutEdgeCases();
    return Combinators.combine(calls, calls, calls).as(StressPlan::new);
  }

  @Property
  void shares_keep_within_the_budget_where_every_case_can_be_asked_once(
      @ForAll("plans") StressPlan plan,
      @ForAll @IntRange(min = 1, max = 1000) int cases,
      @ForAll @IntRange(max = 1_000_000) int budget) {
    assertTrue((long) cases * plan.share(cases, budget).calls() <= Math.max(cases, budget));
  }

  @Property
  void a_plan_that_fits_is_not_cut(
      @ForAll("plans") StressPlan plan, @ForAll @IntRange(max = 200) int cases) {
    assertSame(plan, plan.share(cases, cases * plan.calls()));
  }

  @Property
  void every_kind_of_call_loses_in_proportion_and_no_more_than_needed(
      @ForAll("plans") StressPlan plan,
      @ForAll @IntRange(min = 1, max = 100) int cases,
      @ForAll @IntRange(max = 100_000) int budget) {
    StressPlan share = plan.share(cases, budget);
    double part =
        Math.min(1, Math.max(0, budget - cases) / Math.max(1, (plan.calls() - 1.0) * cases));
    assertPart(plan.repeats(), part, share.repeats());
    assertPart(plan.keyOrders(), part, share.keyOrders());
    assertPart(plan.concurrent(), part, share.concurrent());
  }

  private static void assertPart(int wanted, double part, int granted) {
    assertEquals(wanted * part, granted, wanted == 0 ? 0 : 1.0001);
    assertTrue(granted <= wanted * part + 1e-6, granted + " > " + wanted * part);
  }

  @Example
  void all_calls_are_counted() {
    assertEquals(1 + 100 + 1000 + 50 + 50, new StressPlan(100, 1000, 50).calls());
  }

  @Property
  void pairs_are_made_of_about_half_the_concurrent_calls(@ForAll("plans") StressPlan plan) {
    assertEquals(0, plan.paired() % 2);
    assertTrue(plan.paired() <= plan.concurrent() / 2);
    assertTrue(plan.paired() > plan.concurrent() / 2 - 2);
  }
}
