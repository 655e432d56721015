package io.touchstone.reference;

import static io.touchstone.plan.PlanJson.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.ShippedContracts;
import io.touchstone.contract.FailureMode;
import io.touchstone.contract.Terms;
import io.touchstone.planner.PlannerErrorCode;
import io.touchstone.planner.StubPlanner;
import io.touchstone.schema.SchemaValidator;
import io.touchstone.schema.SchemaValidator.Answer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The stub planner keeps what its contract promises. */
class PlannerContractTest {
  private static final List<String> ANYTHING =
      List.of("null", "true", "1", "'x'", "'echo it'", "[]", "['a']", "[1]", "{}", "[null]");

  private final Terms.Behavior terms = ShippedContracts.behavior("planner.stub");
  private final SchemaValidator inputs = SchemaValidator.of(terms.inputs(), true);
  private final SchemaValidator outputs = SchemaValidator.of(terms.outputs().orElseThrow(), true);
  private final StubPlanner planner =
      new StubPlanner(Clock.fixed(Instant.parse("2001-02-03T04:05:06Z"), ZoneOffset.UTC));

  private JsonNode answer(JsonNode input) {
    return planner.planDocument(input).toJson();
  }

  /** An input that has nothing wrong in itself may still lead to no plan. */
  private static boolean refusesTheInput(JsonNode answer) {
    return answer.path("code").asText().equals(PlannerErrorCode.PLANNER_INVALID_GOAL.name())
        || answer.path("details").has("path");
  }

  @Provide
  Arbitrary<JsonNode> documents() {
    Arbitrary<ObjectNode> objects =
        Combinators.combine(
                member("goal", "'echo it'", "'analyze it'", "'dance'", "' '", "'\\u3000'"),
                member("agent_id", "'a'"),
                member("context_summary", "''"),
                member("memory_snippets", "['a', '']"),
                member(
                    "tool_manifest",
                    "[{'skill_id': 'skill.echo'}]",
                    "[{'skill_id': 'skill.http_call', 'x': 1}, {'skill_id': ''}]",
                    "[{'skill_id': null}]",
                    "[{'id': 'a'}]"),
                member("context", "{'url': [1.5]}"),
                Arbitraries.frequencyOf(
                    Tuple.of(9, Arbitraries.just(json("{}"))),
                    Tuple.of(1, Arbitraries.just(json("{'Goal': 'echo'}")))))
            .as(
                (goal, agent, summary, snippets, manifest, context, other) -> {
                  ObjectNode all = JsonNodeFactory.instance.objectNode();
                  List.of(goal, agent, summary, snippets, manifest, context, other)
                      .forEach(part -> all.setAll((ObjectNode) part));
                  return all;
                });
    Arbitrary<JsonNode> others = Arbitraries.of(ANYTHING).map(text -> json(text));
    return Arbitraries.frequencyOf(
        Tuple.of(19, objects.map(JsonNode.class::cast)), Tuple.of(1, others));
  }

  /** An object with the member, most often with one of the values; or without it. */
  private static Arbitrary<JsonNode> member(String name, String... values) {
    Arbitrary<String> value =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.of(values)), Tuple.of(1, Arbitraries.of(ANYTHING)));
    return value
        .map(text -> json("{'" + name + "': " + text + "}"))
        .injectNull(0.1)
        .map(object -> object == null ? json("{}") : object)
        .map(JsonNode.class::cast);
  }

  /** What stands behind the first trouble, the planner does not look at. */
  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void itRefusesWhatTheContractDoesNotAllowAndNothingElse(@ForAll("documents") JsonNode input) {
    JsonNode answer = answer(input);
    if (inputs.check(input) == Answer.VALID) {
      assertFalse(refusesTheInput(answer), input::toString);
    } else {
      assertTrue(answer.has("code"), input::toString);
    }
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void everyAnswerIsOneThatTheContractAllows(@ForAll("documents") JsonNode input) {
    assertEquals(Optional.of(List.of()), outputs.violations(answer(input)), input.toString());
  }

  @Example
  void aGoalIsBlankToTheContractWhenItIsToThePlanner() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point < 0x3100 || Character.isWhitespace(point) || Character.isSpaceChar(point)) {
        ObjectNode input =
            JsonNodeFactory.instance.objectNode().put("goal", Character.toString(point));
        Answer expected = refusesTheInput(answer(input)) ? Answer.INVALID : Answer.VALID;
        assertEquals(expected, inputs.check(input), Integer.toHexString(point));
      }
    }
  }

  @Example
  void itPromisesWhatItSaysOfItself() {
    assertEquals(planner.determinismMode(), terms.determinism());
    assertEquals(planner.version(), ShippedContracts.newest("planner.stub").version().toString());
  }

  @Example
  void eachErrorThatItAnswersIsAFailureMode() {
    Set<String> codes = new TreeSet<>();
    terms
        .outputs()
        .orElseThrow()
        .json()
        .at("/$defs/error/properties/code/enum")
        .forEach(code -> codes.add(code.textValue()));
    assertEquals(terms.failureModes().keySet(), codes);
    for (FailureMode mode : terms.failureModes().values()) {
      assertEquals(mode.code(), PlannerErrorCode.valueOf(mode.code()).name());
    }
    for (String goal :
        List.of("{'goal': ' '}", "{'goal': 'dance'}", "{'goal': 'say it', 'tool_manifest': []}")) {
      JsonNode error = answer(json(goal));
      FailureMode mode = terms.failureModes().get(error.get("code").textValue());
      assertEquals(mode.retryable(), error.get("retryable").booleanValue());
      codes.remove(mode.code());
    }
    assertTrue(codes.isEmpty(), codes::toString);
  }
}
