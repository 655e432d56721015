package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonText;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Steps towards a smaller input. */
class ReductionPropertyTest {
  private static final int MORE_THAN_ANY_INPUT_NEEDS = 500;

  @Provide
  Arbitrary<JsonNode> inputs() {
    return Inputs.any();
  }

  @Property(tries = 300)
  void a_step_does_the_same_to_every_spelling(@ForAll("inputs") JsonNode input, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    JsonNode respelled = NumberSpelling.respelled(KeyOrder.shuffled(input, random), random);
    for (Reduction step : Reduction.of(input)) {
      Question smaller = step.apply(new Question(input, respelled));
      assertTrue(
          JsonEquality.equal(smaller.plain(), smaller.asked()),
          () -> step.path() + ": " + smaller.plain() + " asked as " + smaller.asked());
    }
  }

  @Property(tries = 300)
  void no_step_leaves_the_input_as_it_was(@ForAll("inputs") JsonNode input) {
    for (Reduction step : Reduction.of(input)) {
      Question smaller = step.apply(Question.of(input));
      assertTrue(smaller.isPlain());
      assertNotEquals(JsonText.line(input), JsonText.line(smaller.plain()));
    }
  }

  @Property(tries = 100)
  void the_steps_come_to_an_end(@ForAll("inputs") JsonNode input) {
    JsonNode left = input;
    int steps = 0;
    for (List<Reduction> next = Reduction.of(left);
        !next.isEmpty() && steps < MORE_THAN_ANY_INPUT_NEEDS;
        next = Reduction.of(left)) {
      // The last one takes the least away.
      left = next.get(next.size() - 1).apply(Question.of(left)).plain();
      steps++;
    }
    assertEquals(List.of(), Reduction.of(left));
  }

  @Example
  void what_takes_most_away_comes_first() {
    List<Reduction> steps = Reduction.of(Inputs.json("{'a': 1, 'b': {'c': [1, 2, 3, 4]}}"));

    assertEquals("", steps.get(0).path().toString());
    assertEquals("{}", JsonText.line(applied(steps.get(0), "{'a': 1, 'b': 2}")));
    assertEquals("b", steps.get(1).path().toString());
    assertEquals("{\"a\": 1}", JsonText.line(applied(steps.get(1), "{'a': 1, 'b': 2}")));
  }

  private static JsonNode applied(Reduction step, String input) {
    return step.apply(Question.of(Inputs.json(input))).plain();
  }
}
