package io.touchstone.planner;

import static io.touchstone.planner.Planning.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.touchstone.ShippedContracts;
import io.touchstone.contract.FailureMode;
import io.touchstone.contract.Terms;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.NotPlainJsonException;
import io.touchstone.json.PlainCopy;
import io.touchstone.llm.LlmReply;
import io.touchstone.llm.LlmTrouble;
import io.touchstone.llm.LlmUsage;
import io.touchstone.plan.PlanStep;
import io.touchstone.plan.PlanValidator;
import io.touchstone.schema.SchemaValidator;
import io.touchstone.schema.SchemaValidator.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the planner promises, whatever is asked and whatever the model answers. */
class ClaudePlannerPropertyTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> TEXTS =
      List.of(
          "s1", "s2", "", " ", "skill.echo", "skill.http_call", "{{s1.a}}", "{{", "\uD800", "x");
  private static final List<String> NAMES =
      List.of(
          "steps", "step_id", "skill", "params", "depends_on", "on_error", "retry_count", "\uDC00");

  private final Terms.Behavior terms = ShippedContracts.behavior("planner.claude");
  private final SchemaValidator inputs = SchemaValidator.of(terms.inputs(), true);
  private final SchemaValidator outputs = SchemaValidator.of(terms.outputs().orElseThrow(), true);

  private static PlannerResult ask(JsonNode document, LlmReply... replies) {
    return new ClaudePlanner(new FakeModel(replies), ClaudePlannerSettings.of("m"), NOON)
        .planDocument(document);
  }

  @Property(tries = 600)
  void everyAnswerIsOneThatTheContractAllowsAndAPlanCanBeRun(@ForAll Random random) {
    RandomInputs inputs = new RandomInputs(random);
    ObjectNode document = random.nextInt(4) > 0 ? inputs.document() : inputs.brokenDocument();
    PlannerResult result = ask(document, reply(random), reply(random));
    assertEquals(Optional.of(List.of()), outputs.violations(result.toJson()));
    assertEquals(64, result.contentHash().hex().length());
    result.match(output -> assertCanBeRun(output, document), this::assertIsAFailureMode);
  }

  private static Void assertCanBeRun(PlannerOutput output, JsonNode document) {
    assertEquals(List.of(), PlanValidator.problems(output.plan()));
    JsonNode manifest = document.path("tool_manifest");
    if (manifest.isArray()) {
      List<String> offered = manifest.findValuesAsText("skill_id");
      for (PlanStep step : output.plan().steps()) {
        assertTrue(offered.contains(step.skill()), step.skill());
      }
    }
    assertEquals(output, PlannerOutput.fromJson(output.toJson()));
    return null;
  }

  private Void assertIsAFailureMode(PlannerError error) {
    FailureMode mode = terms.failureModes().get(error.code().name());
    assertEquals(mode.retryable(), error.retryable(), error.code()::name);
    assertTrue(mode.category().isRetryable() || !mode.retryable(), error.code()::name);
    return null;
  }

  @Property(tries = 300)
  void whatTheContractRefusesIsRefusedUnasked(@ForAll Random random) {
    ObjectNode document = new RandomInputs(random).brokenDocument();
    if (inputs.check(document) == Answer.INVALID) {
      assertRefused(ask(document).toJson(), document);
    }
  }

  /** Regression: the empty manifest comes before the context, and is an answer of its own. */
  @Example
  void anEmptyManifestIsToldBeforeAContextThatIsNone() {
    ObjectNode document = JSON.objectNode().put("goal", "filter").put("context", 0);
    document.putArray("tool_manifest");
    JsonNode answer = ask(document).toJson();
    assertEquals("PLANNER_NO_SKILLS_AVAILABLE", answer.path("code").textValue());
    assertRefused(answer, document);
  }

  /** The answer names the path of the fault, or is one of the two that need none. */
  private static void assertRefused(JsonNode answer, ObjectNode document) {
    boolean clear =
        answer.path("details").has("path")
            || switch (answer.path("code").asText()) {
              case "PLANNER_INVALID_GOAL" -> document.path("goal").asText("x").isBlank();
              case "PLANNER_NO_SKILLS_AVAILABLE" -> document.path("tool_manifest").isEmpty();
              default -> false;
            };
    assertTrue(clear, () -> document + " was answered " + answer);
  }

  @Property(tries = 300)
  void equalInputsAndAnswersGiveEqualRequests(@ForAll Random random) {
    RandomInputs inputs = new RandomInputs(random);
    ObjectNode document = inputs.document();
    JsonNode answer = plan(random);
    Assume.that(isJson(answer));
    FakeModel one = new FakeModel(FakeModel.plan(answer), FakeModel.text(""));
    FakeModel other = new FakeModel(FakeModel.plan(inputs.permuted(answer)), FakeModel.text(""));
    ClaudePlannerSettings settings = ClaudePlannerSettings.of("m");
    new ClaudePlanner(one, settings, NOON).planDocument(document);
    new ClaudePlanner(other, settings, NOON)
        .planDocument(inputs.respelled(inputs.permuted(document)));
    assertEquals(one.requests().size(), other.requests().size());
    for (int i = 0; i < one.requests().size(); i++) {
      assertEquals(one.body(i), other.body(i));
    }
  }

  private static boolean isJson(JsonNode tree) {
    try {
      PlainCopy.of(tree, JsonLimits.DEFAULT);
      return true;
    } catch (NotPlainJsonException e) {
      return false;
    }
  }

  @Example
  void everyCodeOfTheContractIsOneOfAPlannerAndOfItsOutputs() {
    TreeSet<String> codes = new TreeSet<>();
    terms
        .outputs()
        .orElseThrow()
        .json()
        .at("/$defs/error/properties/code/enum")
        .forEach(code -> codes.add(code.textValue()));
    assertEquals(terms.failureModes().keySet(), codes);
    assertEquals(
        Arrays.stream(PlannerErrorCode.values())
            .map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new)),
        codes);
    Map<PlannerErrorCode, Boolean> retryable = new EnumMap<>(PlannerErrorCode.class);
    for (PlannerErrorCode code : PlannerErrorCode.values()) {
      retryable.put(code, terms.failureModes().get(code.name()).retryable());
      assertEquals(retryable.get(code), LlmErrors.isRetryable(code), code::name);
    }
  }

  @Example
  void itPromisesWhatItSaysOfItself() {
    ClaudePlanner planner = new ClaudePlanner(new FakeModel(), ClaudePlannerSettings.of("m"), NOON);
    assertEquals(planner.determinismMode(), terms.determinism());
    assertEquals(planner.version(), ShippedContracts.newest("planner.claude").version().toString());
  }

  private static LlmReply reply(Random random) {
    return switch (random.nextInt(8)) {
      case 0 ->
          new LlmReply.Failure(
              pick(random, List.of(LlmTrouble.values())),
              pick(random, TEXTS),
              random.nextBoolean() ? OptionalInt.of(500) : OptionalInt.empty(),
              random.nextBoolean()
                  ? Optional.of(Duration.ofSeconds(random.nextLong()))
                  : Optional.empty(),
              new LlmUsage(random.nextInt(5), random.nextInt(5)));
      case 1 -> FakeModel.text(pick(random, TEXTS));
      case 2 -> FakeModel.plan(value(random, 4));
      case 3 -> FakeModel.cutOff(plan(random));
      case 4 -> {
        JsonNode broken = plan(random);
        broken.withObject("/steps/0").set(pick(random, NAMES), value(random, 2));
        yield FakeModel.plan(broken);
      }
      default -> FakeModel.plan(plan(random));
    };
  }

  /** In every other case one that can be run, where its skills are offered. */
  private static ObjectNode plan(Random random) {
    boolean sound = random.nextBoolean();
    ObjectNode plan = JSON.objectNode();
    ArrayNode steps = plan.putArray("steps");
    for (int i = random.nextInt(3); i >= 0; i--) {
      ObjectNode step = steps.addObject();
      step.put("step_id", "s" + i).put("skill", pick(random, TEXTS.subList(4, 6)));
      ObjectNode params = step.putObject("params").put("b", "t").put("a", "u");
      if (i > 0 && sound) {
        step.putArray("depends_on").add("s" + (i - 1));
        params.put("b", "{{s" + (i - 1) + "}}");
      }
      if (!sound) {
        params.put(pick(random, NAMES), pick(random, List.of("{{s2.b}}", "t", "{{s0.x}}")));
        step.putArray("depends_on").add("s" + random.nextInt(3));
        step.set("x" + random.nextInt(9), value(random, 0));
      }
    }
    return plan;
  }

  private static JsonNode value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> JSON.textNode(pick(random, TEXTS));
      case 1 -> JSON.numberNode(random.nextInt(3) - 1);
      case 2 -> JSON.nullNode();
      case 3 -> JSON.numberNode((1L << 53) + 1);
      case 4 -> random.nextBoolean() ? new POJONode("x") : MissingNode.getInstance();
      case 5 -> JSON.numberNode(Double.NaN);
      case 6 -> JSON.arrayNode().add(value(random, depth - 1)).add(value(random, depth - 1));
      default -> {
        ObjectNode object = JSON.objectNode();
        for (int i = random.nextInt(4); i >= 0; i--) {
          object.set(pick(random, NAMES), value(random, depth - 1));
        }
        yield object;
      }
    };
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
