package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.json.JsonLimits;
import io.touchstone.subject.GuardedSubject;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CanariesTest {
  private static final Effort EFFORT = Effort.of(new StressPlan(10, 200, 40));

  @Test
  void all_are_caught() {
    assertEquals(List.of(), new Canaries(SpecimenSubjects::of).missed(EFFORT.withWorlds(true)));
  }

  @Test
  void one_that_is_not_caught_is_named_with_what_must_catch_it() {
    // Calls that never reach the subjects, as when the stress itself is broken.
    Canaries mute =
        new Canaries(
            factory ->
                StressSubject.of(
                    factory.name(),
                    shift ->
                        new GuardedSubject(
                            factory.name(),
                            () -> input -> JsonNodeFactory.instance.nullNode(),
                            Duration.ofSeconds(5),
                            JsonLimits.DEFAULT),
                    Duration.ofSeconds(7)));

    assertEquals(
        List.of(
            "canary.key-order, which has a known fault, by key-order",
            "canary.race, which has a known fault, by gated",
            "canary.race, which has a known fault, by tight",
            "canary.hash-salt, which has a known fault, by processes"),
        mute.missed(EFFORT.withWorlds(true)));
  }

  @Test
  void what_is_not_asked_for_needs_no_canary() {
    assertEquals(List.of(), new Canaries(unused()).missed(Effort.of(StressPlan.NONE)));
  }

  private static Function<io.touchstone.subject.SubjectFactory, StressSubject> unused() {
    return factory -> {
      throw new AssertionError(factory.name());
    };
  }
}
