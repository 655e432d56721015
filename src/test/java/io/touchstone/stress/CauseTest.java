package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.subject.process.fork.Knob;
import io.touchstone.subject.process.fork.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a divergence looks like. */
class CauseTest {
  private static final Question QUESTION = Question.of(Inputs.json("{'a': 1, 'b': 2}"));
  private static final Question RESPELLED =
      new Question(QUESTION.plain(), Inputs.json("{'b': 2, 'a': 1}"));
  private static final Schedule AGAIN = InTurn.of(List.of(QUESTION, QUESTION));
  private static final JsonNode ONE = Inputs.json("'one'");
  private static final JsonNode TWO = Inputs.json("'two'");

  private static String cause(
      Perturbation by, Schedule schedule, Discrepancy.Kind kind, JsonNode a, JsonNode b) {
    Discrepancy found = new Discrepancy(kind, FieldPath.of("x"), a, b, "");
    return Cause.of(new Divergence(by, 0, schedule, found));
  }

  private static String cause(Perturbation by, Schedule schedule) {
    return cause(by, schedule, Discrepancy.Kind.ANSWER, ONE, TWO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          '2026-03-14T12:00:00Z' | '2026-03-14T12:00:01Z' | a time stamp of the wall clock
          '8c5ba4c2-6f8d-4f0e-9a5e-0d2c6a1b7e11' | 'f47ac10b-58cc-4372-a567-0e02b2c3d479' | a random UUID
          'pool-1-thread-1' | 'pool-1-thread-2' | the name of a thread
          'Plan@1b6d3586' | 'Plan@4554617c' | the identity hash of an object without toString()
          ['a', 'b', 'c'] | ['b', 'a', 'c'] | an order that nothing fixes: of a hash table, or of completion
          'a,b,c' | 'b,a,c' | an order that nothing fixes: of a hash table, or of completion
          'd41d8cd98f00b204e9800998ecf8427e' | '900150983cd24fb0d6963f7d28e17f72' | a hash of something that is not the same each time
          1 | 2 | a counter that outlives the call
          1773489600000 | 1773489612345 | a reading of a clock, or a random number
          118352462 | 2085857771 | a random number, a duration or an identity hash
          0.6000000000000001 | 0.6 | a sum of floating-point numbers in another order
          0.25 | 0.75 | a random number
          'one' | 'two' | state that a call leaves behind for the next
          """)
  void two_values_often_tell_what_made_them(String a, String b, String cause) {
    assertEquals(
        cause,
        cause(new Repetition(), AGAIN, Discrepancy.Kind.ANSWER, Inputs.json(a), Inputs.json(b)));
  }

  @Test
  void else_the_way_in_which_it_shows_tells_something() {
    assertEquals("", cause(new FreshInstances(), InTurn.of(List.of(QUESTION))));
    assertEquals(
        "another key order in the answer", cause(new KeyOrder(), InTurn.of(List.of(RESPELLED))));
    assertEquals(
        "the time of the clock that the subject is given",
        cause(
            new ClockShift(), new InTurn(List.of(QUESTION), Duration.ofHours(13), Duration.ZERO)));
    assertEquals(
        "the second of the wall clock",
        cause(new LaterOn(), new InTurn(List.of(QUESTION), Duration.ZERO, Duration.ofSeconds(1))));
    assertEquals(
        "a buffer or a field that calls share, or a check and an act with a gap between them",
        cause(new GatedInput(), new Gated(QUESTION, 0, QUESTION, Gated.NEVER)));
    assertEquals("state that calls share without a lock", cause(new TightStress(), burst(false)));
    assertEquals(
        "state that instances share without a lock", cause(new TightStressApart(), burst(true)));
    assertEquals(
        "a hash salt, or something else that each process has its own of",
        cause(new Processes(), new Elsewhere(QUESTION, World.PLAIN)));
    assertEquals(
        "something that depends on locale and time-zone",
        cause(
            new Processes(),
            new Elsewhere(QUESTION, World.of(Knob.LOCALE_TR, Knob.TIME_ZONE_UTC))));
  }

  private static Schedule burst(boolean apart) {
    return new Burst(List.of(QUESTION), 2, 100, Duration.ofMillis(10), apart);
  }

  @Test
  void seconds_that_passed_are_no_counter() {
    assertEquals(
        "the second of the wall clock",
        cause(
            new LaterOn(),
            LaterOn.after(QUESTION.plain()),
            Discrepancy.Kind.ANSWER,
            Inputs.json("1773489600"),
            Inputs.json("1773489601")));
  }

  @Test
  void a_hash_that_follows_the_spelling_is_one_of_the_raw_text() {
    assertEquals(
        "a hash of the raw text instead of the canonical form",
        cause(
            new KeyOrder(),
            InTurn.of(List.of(RESPELLED)),
            Discrepancy.Kind.ANSWER,
            Inputs.json("'d41d8cd98f00b204e9800998ecf8427e'"),
            Inputs.json("'900150983cd24fb0d6963f7d28e17f72'")));
  }

  @Test
  void an_input_that_changed_and_calls_that_wait_need_no_values() {
    assertEquals(
        "work on the caller's own input",
        cause(new InputUnchanged(), AGAIN, Discrepancy.Kind.INPUT_CHANGED, ONE, TWO));
    assertEquals(
        "two locks that are taken in different orders",
        cause(new TightStress(), burst(false), Discrepancy.Kind.STUCK, ONE, TWO));
  }
}
