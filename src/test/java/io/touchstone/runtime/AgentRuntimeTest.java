package io.touchstone.runtime;

import static io.touchstone.runtime.Skills.LONG;
import static io.touchstone.runtime.Skills.contract;
import static io.touchstone.runtime.Skills.json;
import static io.touchstone.runtime.Skills.skill;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.Calling;
import io.touchstone.contract.ErrorCategory;
import io.touchstone.contract.SemVer;
import io.touchstone.json.ContentHash;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentRuntimeTest {
  private static final String SUMS =
      "{'contract': 'skill.sum', 'kind': 'skill', 'version': '1.0.0',"
          + " 'inputs_schema': {'type': 'object', 'required': ['a', 'b'], 'properties':"
          + "   {'a': {'type': 'integer'}, 'b': {'type': 'integer'}}},"
          + " 'outputs_schema': {'type': 'object', 'properties': {'sum': {'type': 'integer'}}}}";

  private final ManualClock clock = new ManualClock();
  private final AgentRuntime runtime = runtime(Skills.UNLIMITED);

  private AgentRuntime runtime(RuntimeSettings settings) {
    return new AgentRuntime(new SkillRegistry(), Skills.context(clock), settings);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  private StructuredOutcome execute(String skill, String inputs) {
    return runtime.execute(skill, json(inputs), LONG);
  }

  private static String code(StructuredOutcome outcome) {
    return outcome.error().map(SkillError::code).orElse("ok");
  }

  private static List<String> paths(StructuredOutcome outcome) {
    List<String> paths = new ArrayList<>();
    JsonNode details = outcome.error().orElseThrow().details();
    details.get("violations").forEach(each -> paths.add(each.get("path").asText()));
    return paths;
  }

  @Test
  void aCallThatSucceeds() {
    runtime.registerSkill(
        skill(
            call -> {
              clock.advance(Duration.ofMillis(250));
              List<SideEffect> effects =
                  List.of(new SideEffect("write", "z"), new SideEffect("read", "a"));
              return new SkillResult.Success(
                  json("{'x': 1}"), new Usage(BigDecimal.ZERO, 3, effects));
            }));
    StructuredOutcome outcome = execute("skill.test", "{'b': 1, 'a': 2}");
    assertEquals(json("{'x': 1}"), outcome.result());
    OutcomeMeta meta = outcome.meta();
    assertEquals("skill.test", meta.skillId());
    assertEquals(SemVer.parse("1.0.0"), meta.skillVersion());
    assertEquals(ManualClock.START, meta.startedAt());
    assertEquals(250, meta.durationMs());
    assertEquals(ContentHash.of(json("{'a': 2, 'b': 1}")), meta.inputsHash().orElseThrow());
    assertEquals(3, meta.attempts());
    assertEquals("z", meta.sideEffects().get(0).target());
  }

  @Test
  void aSeededContextRepeatsItsIds() {
    runtime.registerSkill(skill("a", "1.0.0"));
    AgentRuntime second = runtime(Skills.UNLIMITED);
    second.registerSkill(skill("a", "1.0.0"));
    StructuredOutcome first = execute("a", "1");
    assertEquals(first, second.execute("a", json("1"), LONG));
    StructuredOutcome next = execute("a", "1");
    assertNotEquals(first.id(), next.id());
    assertNotEquals(first.meta().callId(), next.meta().callId());
    assertEquals(first.contentHash(), next.contentHash());
    assertTrue(
        first.id().matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    second.close();
  }

  @Test
  void theSkillIsToldTheIdOfItsCall() {
    runtime.registerSkill(
        skill(call -> SkillResult.of(JsonNodeFactory.instance.textNode(call.callId()))));
    StructuredOutcome outcome = execute("skill.test", "1");
    assertEquals(outcome.meta().callId(), outcome.result().textValue());
  }

  @Test
  void invalidInputsAreToldWithEachPathAndNeverReachTheSkill() {
    AtomicInteger calls = new AtomicInteger();
    runtime.registerSkill(
        skill(
            contract(SUMS),
            call -> {
              calls.incrementAndGet();
              return SkillResult.of(json("{}"));
            }));
    StructuredOutcome outcome = execute("skill.sum", "{'a': 'x'}");
    assertEquals("ERR_VALIDATION_FAILED", code(outcome));
    assertEquals(List.of("a", "b"), paths(outcome));
    assertEquals(0, outcome.meta().attempts());
    assertEquals(0, calls.get());
    assertEquals("ERR_VALIDATION_FAILED", code(runtime.execute("skill.sum", null, LONG)));
  }

  @Test
  void moreViolationsThanPeopleReadAreToldToo() {
    String schema = "{'items': {'type': 'string'}}";
    runtime.registerSkill(
        skill(
            contract(
                "{'contract': 'a', 'kind': 'skill', 'version': '1.0.0', 'inputs_schema': %s}"
                    .formatted(schema)),
            call -> null));
    StructuredOutcome hundred = execute("a", "[" + "1,".repeat(99) + "1]");
    assertEquals(100, paths(hundred).size());
    StructuredOutcome many = execute("a", "[" + "1,".repeat(1500) + "1]");
    assertEquals(1_000, paths(many).size());
    assertTrue(many.error().orElseThrow().details().get("more").booleanValue());
  }

  @Test
  void inputsWithoutACanonicalFormAreInvalid() {
    runtime.registerSkill(skill("a", "1.0.0"));
    StructuredOutcome outcome = execute("a", "{'n': [9007199254740993]}");
    assertEquals("ERR_VALIDATION_FAILED", code(outcome));
    assertEquals(List.of("n.0"), paths(outcome));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'sum': 'x'}", "{'sum': 9007199254740993}", "[]", "null"})
  void anOutputThatTheContractDoesNotAllowIsAMismatch(String output) {
    runtime.registerSkill(skill(contract(SUMS), call -> SkillResult.of(json(output))));
    StructuredOutcome outcome = execute("skill.sum", "{'a': 1, 'b': 2}");
    assertEquals("ERR_SCHEMA_MISMATCH", code(outcome));
    assertEquals(1, outcome.meta().attempts());
    assertTrue(outcome.result().isNull());
    assertEquals(1, paths(outcome).size());
    outcome.toCanonicalJson();
  }

  @Test
  void theErrorOfASkillIsItsOutcome() {
    SkillError error = SkillError.of("ERR_HTTP_429", "slow down", json("{'after': 3}"));
    Usage usage = new Usage(BigDecimal.ZERO, 2, List.of(new SideEffect("get", "x")));
    runtime.registerSkill(skill(call -> new SkillResult.Failure(error, usage)));
    StructuredOutcome outcome = execute("skill.test", "1");
    assertEquals(error, outcome.error().orElseThrow());
    assertEquals(2, outcome.meta().attempts());
    assertEquals(1, outcome.meta().sideEffects().size());
  }

  @Test
  void anUnknownSkillOrVersionIsNotFound() {
    runtime.registerSkill(skill("skill.a", "1.0.0"));
    StructuredOutcome outcome = execute("skill.b", "1");
    assertEquals(
        "there is no skill \"skill.b\"; did you mean \"skill.a\"? Known: \"skill.a\"",
        outcome.error().orElseThrow().message());
    SkillRequest request =
        SkillRequest.of("skill.a", json("1"), LONG)
            .ofVersion(SemVer.parse("2.0.0").orElseThrow(), Calling.COMPATIBLE);
    assertEquals("ERR_SKILL_NOT_FOUND", code(runtime.execute(request)));
    assertEquals("ERR_SKILL_NOT_FOUND", code(runtime.execute(null, json("1"), LONG)));
  }

  @Test
  void theVersionThatWasAskedForIsCalled() {
    runtime.registerSkill(skill("a", "1.0.0"));
    runtime.registerSkill(skill("a", "1.1.0"));
    SkillRequest request = SkillRequest.of("a", json("1"), LONG);
    SemVer first = SemVer.parse("1.0.0").orElseThrow();
    assertEquals(SemVer.parse("1.1.0"), runtime.execute(request).meta().skillVersion());
    assertEquals(
        SemVer.parse("1.0.0"),
        runtime.execute(request.ofVersion(first, Calling.EXACT)).meta().skillVersion());
  }

  @Test
  void onlyAllowedSkillsAreCalled() {
    try (AgentRuntime strict = runtime(Skills.UNLIMITED.withAllowedSkills(Set.of("a")))) {
      strict.registerSkill(skill("a", "1.0.0"));
      strict.registerSkill(skill("b", "1.0.0"));
      assertEquals("ok", code(strict.execute("a", json("1"), LONG)));
      assertEquals("ERR_PERMISSION_DENIED", code(strict.execute("b", json("1"), LONG)));
    }
  }

  @Test
  void aTimeoutMustBeAboveZero() {
    runtime.registerSkill(skill("a", "1.0.0"));
    assertEquals("ERR_VALIDATION_FAILED", code(runtime.execute("a", json("1"), Duration.ZERO)));
    assertEquals("ERR_VALIDATION_FAILED", code(runtime.execute("a", json("1"), null)));
    assertEquals("ok", code(runtime.execute("a", json("1"), Duration.ofSeconds(Long.MAX_VALUE))));
  }

  @Test
  void aSkillPaysFromItsOwnBudgetOrTheSharedOne() {
    runtime.registerResourceContract(ResourceContract.of("skill.dear", 5, 100, 5));
    Skill dear =
        Skills.costing(
            contract("skill.dear", "1.0.0"),
            "3",
            call -> new SkillResult.Success(json("1"), Usage.costing(new BigDecimal("2.5"))));
    runtime.registerSkill(dear);
    StructuredOutcome first = execute("skill.dear", "1");
    assertEquals(new BigDecimal("2.5"), first.meta().costCents());
    StructuredOutcome second = execute("skill.dear", "1");
    assertEquals("ERR_BUDGET_EXCEEDED", code(second));
    assertEquals(0, second.meta().attempts());
    assertEquals(BigDecimal.ZERO, second.meta().costCents());
  }

  @Test
  void aSkillThatCostsMoreThanTheBudgetBearsHasNoResult() {
    runtime.registerResourceContract(ResourceContract.of("skill.test", 5, 100, 5));
    runtime.registerSkill(
        skill(call -> new SkillResult.Success(json("1"), Usage.costing(BigDecimal.TEN))));
    StructuredOutcome outcome = execute("skill.test", "1");
    assertEquals("ERR_BUDGET_EXCEEDED", code(outcome));
    assertEquals(BigDecimal.TEN, outcome.meta().costCents());
  }

  @Test
  void theInputOfTheCallerNeverChanges() {
    runtime.registerSkill(
        skill(
            call -> {
              ((ObjectNode) call.inputs()).put("a", 2).remove("b");
              return SkillResult.of(call.inputs());
            }));
    JsonNode inputs = json("{'a': 1, 'b': {}}");
    JsonNode before = inputs.deepCopy();
    StructuredOutcome outcome = runtime.execute("skill.test", inputs, LONG);
    assertEquals(before, inputs);
    assertEquals(ContentHash.of(before), outcome.meta().inputsHash().orElseThrow());
  }

  @Test
  void aResultThatTheSkillKeepsAndChangesDoesNotChangeTheOutcome() {
    ObjectNode kept = JsonNodeFactory.instance.objectNode().put("a", 1);
    runtime.registerSkill(skill(call -> SkillResult.of(kept)));
    StructuredOutcome outcome = execute("skill.test", "1");
    kept.put("a", 2);
    assertEquals(json("{'a': 1}"), outcome.result());
  }

  @Test
  void duplicatesAreRefused() {
    runtime.registerSkill(skill("a", "1.0.0"));
    assertThrows(IllegalArgumentException.class, () -> runtime.registerSkill(skill("a", "1.0.0")));
    runtime.registerResourceContract(ResourceContract.withDefaults("r"));
    assertThrows(
        IllegalArgumentException.class,
        () -> runtime.registerResourceContract(ResourceContract.withDefaults("r")));
    assertEquals(
        ResourceContract.withDefaults("r"), runtime.getResourceContract("r").orElseThrow());
    assertTrue(runtime.getResourceContract(ResourceContract.DEFAULT_ID).isPresent());
    assertTrue(runtime.getResourceContract("s").isEmpty());
  }

  @Test
  void aSkillIsDescribed() {
    runtime.registerSkill(skill(contract(SUMS), call -> null), Set.of("math"));
    JsonNode described = runtime.describeSkill("skill.sum").toJson();
    assertEquals("skill.sum", described.at("/result/skill_id").asText());
    assertEquals(json("['1.0.0']"), described.at("/result/versions"));
    assertEquals(json("['math']"), described.at("/result/tags"));
    assertEquals(json(SUMS), described.at("/result/contract"));
    assertEquals(
        "ERR_SKILL_NOT_FOUND", runtime.describeSkill("x").toJson().at("/error/code").asText());
    assertEquals(
        "ERR_SKILL_NOT_FOUND", runtime.describeSkill(null).toJson().at("/error/code").asText());
  }

  @Test
  void whatASkillSaysOfItsFailureIsCut() {
    SkillError endless =
        new SkillError(
            "ERR_X".repeat(1_000), "x".repeat(1_000_000), ErrorCategory.PERMANENT, false, null);
    runtime.registerSkill(skill(call -> SkillResult.failed(endless)));
    SkillError error = execute("skill.test", "{}").error().orElseThrow();
    assertEquals("x".repeat(2_000) + "...", error.message());
    assertEquals(2_003, error.code().length());
  }

  @Test
  void manyMistakesBelowALongNameMakeNoHugeError() {
    runtime.registerSkill(
        skill(
            contract(
                "{'contract': 'skill.n', 'kind': 'skill', 'version': '1.0.0', 'inputs_schema':"
                    + " {'additionalProperties': {'items': {'type': 'integer'}}}}"),
            call -> SkillResult.of(call.inputs())));
    String key = "k".repeat(40_000);
    StructuredOutcome outcome =
        execute("skill.n", "{'%s': [%s0.5]}".formatted(key, "'a',".repeat(999)));
    assertTrue(outcome.toCanonicalJson().length() < 250_000);
    JsonNode details = outcome.error().orElseThrow().details();
    assertTrue(details.get("violations").size() > 10);
    assertTrue(details.get("more").booleanValue());
  }
}
