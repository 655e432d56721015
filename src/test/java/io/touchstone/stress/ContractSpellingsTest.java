package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.json.JsonLimits;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.Subject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the contract says of a part of the input only is tried there. */
class ContractSpellingsTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static String caughtBy(Subject subject, InputRules rules, String input) {
    StressSubject stressed =
        new StressSubject(
            "subject",
            shift -> new GuardedSubject("subject", () -> subject, LIMIT, JsonLimits.DEFAULT),
            OtherProcesses.none("it is a lambda"),
            rules,
            Set.of(),
            "",
            LIMIT.plusSeconds(2));
    Bench bench = new Bench(stressed, SpecimenSubjects.VIEW);
    return new Lab(bench, Effort.of(new StressPlan(10, 200, 0)))
        .search(Inputs.json(input), List.of(), 1)
        .divergence()
        .map(found -> found.perturbation().name())
        .orElse("nothing");
  }

  private static JsonNode namesAsHashed(JsonNode object) {
    Map<String, JsonNode> members = new HashMap<>();
    object.properties().forEach(each -> members.put(each.getKey(), each.getValue()));
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    members.keySet().forEach(names::add);
    return names;
  }

  @Test
  void an_object_that_may_have_more_gets_more_though_those_around_it_may_not() {
    InputRules closedOutside = new InputRules(each -> each.size() == 1, Optional.empty());

    assertEquals(
        "colliding-keys",
        caughtBy(input -> namesAsHashed(input.get("inner")), closedOutside, "{'inner': {'a': 1}}"));
  }

  @Test
  void an_object_in_an_array_gets_more() {
    assertEquals(
        "colliding-keys",
        caughtBy(input -> namesAsHashed(input.get(0)), InputRules.ANY, "[{'a': 1}]"));
  }

  @Test
  void a_default_of_null_is_found_behind_a_reference_and_in_all_of() {
    JsonNode schema =
        Inputs.json(
            """
            {'properties': {'inner': {'$ref': '#/$defs/inner'}},
             '$defs': {
               'inner': {'allOf': [{'properties': {'x': {'$ref': '#/$defs/x'}}}]},
               'x': {'default': null}}}
            """);
    Subject counts = input -> IntNode.valueOf(input.get("inner").size());

    assertEquals(
        "null-or-missing",
        caughtBy(
            counts, new InputRules(each -> true, Optional.of(schema)), "{'inner': {'y': 'z'}}"));
  }

  @Test
  void a_schema_that_refers_to_itself_comes_to_an_end() {
    JsonNode schema =
        Inputs.json("{'$ref': '#', 'allOf': [{'$ref': '#'}], 'properties': {'a': {'$ref': '#'}}}");

    assertEquals(
        "nothing",
        caughtBy(
            input -> input.get("a").deepCopy(),
            new InputRules(each -> true, Optional.of(schema)),
            "{'a': {'a': 1}}"));
  }
}
