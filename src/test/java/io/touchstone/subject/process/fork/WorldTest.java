package io.touchstone.subject.process.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorldTest {
  @Property(tries = 200)
  void aBatteryBeginsPlainAndHasEveryKnob(
      @ForAll long seed, @ForAll @IntRange(min = 5, max = 20) int count) {
    List<World> battery = World.battery(seed, count);
    assertEquals(count, battery.size());
    assertEquals(World.PLAIN, battery.get(0));
    Set<Knob> met = EnumSet.noneOf(Knob.class);
    battery.forEach(world -> met.addAll(world.knobs()));
    assertEquals(EnumSet.allOf(Knob.class), met);
    assertEquals(battery, World.battery(seed, count));
  }

  @Test
  void aBatteryThatCannotHoldEveryKnobIsRefused() {
    assertEquals(5, World.leastBattery());
    assertEquals(
        "expected at least 5 worlds, found 4",
        assertThrows(IllegalArgumentException.class, () -> World.battery(1, 4)).getMessage());
  }

  @Test
  void aWorldHasOneKnobOfAFamilyAndCanDoWithout() {
    assertEquals(
        "expected at most one knob of a family, found locale-tr and locale-de",
        assertThrows(IllegalArgumentException.class, () -> World.of(Knob.LOCALE_DE, Knob.LOCALE_TR))
            .getMessage());
    World world = World.of(Knob.SYMBOL_ORDER, Knob.HASH_SALT_1, Knob.USER);
    assertEquals("user, hash-salt-1, symbol-order", world.toString());
    assertEquals("user, symbol-order", world.without(Knob.HASH_SALT_1).toString());
    assertEquals("user, symbol-order", world.forTarget(Knob.Target.JAVA).toString());
    assertEquals("user, hash-salt-1", world.forTarget(Knob.Target.PROGRAM).toString());
    assertEquals("plain", World.PLAIN.toString());
  }

  @Test
  void everyKnobAppliesToSomething() {
    for (Knob knob : Knob.values()) {
      assertTrue(knob.appliesTo(Knob.Target.JAVA) || knob.appliesTo(Knob.Target.PROGRAM), knob::id);
    }
  }
}
