package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StressPlanTest {
  @Provide
  Arbitrary<StressPlan> plans() {
    Arbitrary<Integer> calls = Arbitraries.integers().between(0, 2000).withoutEdgeCases();
    return Combinators.combine(calls, calls, calls).as(StressPlan::new);
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
