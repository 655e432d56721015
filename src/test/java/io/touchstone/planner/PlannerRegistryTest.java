package io.touchstone.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerRegistryTest {
  private final PlannerRegistry registry = new PlannerRegistry();
  private final Planner one = new NamedPlanner("one");
  private final Planner two = new NamedPlanner("two");

  @Test
  void anEmptyRegistryHasNothing() {
    assertEquals(Optional.empty(), registry.get("one"));
    assertEquals(Optional.empty(), registry.getDefault());
    assertEquals(List.of(), registry.list());
  }

  @Test
  void plannersAreFoundByIdAndListedInTheirOrder() {
    registry.register(two);
    registry.register(one);
    assertEquals(Optional.of(one), registry.get("one"));
    assertEquals(Optional.empty(), registry.get("three"));
    assertEquals(List.of(two, one), registry.list());
  }

  @Test
  void theFirstIsTheDefaultUntilAnotherIsChosen() {
    registry.register(one);
    registry.register(two);
    assertEquals(Optional.of(one), registry.getDefault());
    registry.setDefault("two");
    assertEquals(Optional.of(two), registry.getDefault());
  }

  @Test
  void anIdIsTakenOnce() {
    registry.register(one);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> registry.register(new NamedPlanner("one")));
    assertEquals("a planner with the id \"one\" is registered already", refused.getMessage());
    assertEquals(List.of(one), registry.list());
  }

  @Test
  void anUnknownDefaultIsRefusedWithTheKnownOnes() {
    registry.register(one);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> registry.setDefault("onee"));
    assertEquals(
        "there is no planner \"onee\"; did you mean \"one\"? Known: \"one\"", refused.getMessage());
    assertEquals(Optional.of(one), registry.getDefault());
  }

  @Test
  void aListIsASnapshot() {
    registry.register(one);
    List<Planner> before = registry.list();
    registry.register(two);
    assertEquals(List.of(one), before);
  }
}
