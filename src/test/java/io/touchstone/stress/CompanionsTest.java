package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The inputs that are asked in between. */
class CompanionsTest {
  private static final JsonNode ORDER =
      Inputs.json("{'placed': '2026-03-14', 'lines': [{'n': 1}], 'express': true}");

  @Provide
  Arbitrary<JsonNode> inputs() {
    return Inputs.any();
  }

  private static List<String> of(JsonNode input, List<JsonNode> others, Predicate<JsonNode> rules) {
    return Companions.of(input, others, new InputRules(rules, Optional.of(Inputs.json("{}"))), 0)
        .stream()
        .map(each -> JsonText.line(each.plain()))
        .toList();
  }

  @Example
  void a_like_input_comes_first_then_one_with_empty_lists_then_those_of_other_cases() {
    assertEquals(
        List.of(
            "{\"placed\": \"2026-03-15\", \"lines\": [{\"n\": 2}], \"express\": false}",
            "{\"placed\": \"2026-03-14\", \"lines\": [], \"express\": true}",
            "{\"other\": 1}",
            "{\"other\": 2}"),
        of(
            ORDER,
            List.of(
                Inputs.json("{'other': 1}"),
                Inputs.json("{'other': 2}"),
                Inputs.json("{'other': 3}")),
            input -> true));
  }

  @Example
  void without_a_contract_none_is_made_up() {
    assertEquals(List.of(), Companions.of(ORDER, List.of(), InputRules.ANY, 0));
  }

  @Example
  void what_the_contract_forbids_is_not_made_up() {
    Predicate<JsonNode> rules =
        input -> input.path("express").asBoolean() && input.path("lines").size() == 1;

    assertEquals(
        List.of("{\"placed\": \"2026-03-15\", \"lines\": [{\"n\": 1}], \"express\": true}"),
        of(ORDER, List.of(), rules));
    assertEquals(List.of(), of(ORDER, List.of(), input -> false));
  }

  @Property(tries = 300)
  void all_differ_from_the_input_and_keep_the_rules(
      @ForAll("inputs") JsonNode input, @ForAll("inputs") JsonNode other, @ForAll long seed) {
    Predicate<JsonNode> rules = each -> JsonText.line(each).length() % 2 == 0;
    List<JsonNode> others = rules.test(other) ? List.of(other, input) : List.of(input);
    List<Question> companions =
        Companions.of(input, others, new InputRules(rules, Optional.of(Inputs.json("{}"))), seed);

    assertTrue(companions.size() <= 4);
    for (Question each : companions) {
      assertTrue(each.isPlain());
      assertTrue(rules.test(each.plain()) || each.plain() == other || each.plain() == input);
      assertFalse(JsonEquality.equal(input, each.plain()));
    }
  }
}
