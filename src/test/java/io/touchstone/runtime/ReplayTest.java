package io.touchstone.runtime;

import static io.touchstone.runtime.Plans.plan;
import static io.touchstone.runtime.Skills.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.Contract;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.ContentHash;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonTree;
import io.touchstone.json.StrictJson;
import io.touchstone.plan.Plan;
import io.touchstone.plan.PlanStep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ReplayTest {
  private static final Plan CHAIN =
      plan(
          "{'step_id': 'b', 'skill': 'skill.test', 'depends_on': ['a'], 'params': {'p':"
              + " '{{a.n}}'}},{'step_id': 'a', 'skill': 'skill.test', 'params': {'n':"
              + " 1}},{'step_id': 'c', 'skill': 'skill.test', 'depends_on': ['b'], 'params':"
              + " {'fail': 1}, 'on_error': 'retry', 'retry_count': 1},{'step_id': 'd', 'skill':"
              + " 'skill.test', 'depends_on': ['c']}");

  private static RunTrace record(Plan plan, int threads, Skill... skills) {
    PlanSettings settings = PlanSettings.DEFAULT.withMaxConcurrent(threads);
    try (AgentRuntime runtime = Plans.runtime(skills)) {
      RunTrace trace = new RunTrace(settings, new PlanExecutor(runtime, settings).run(plan));
      return read(trace.toJson());
    }
  }

  private static RunTrace read(JsonNode json) {
    return RunTrace.read(StrictJson.parse(CanonicalJson.bytes(json), "trace.json"));
  }

  @Provide
  Arbitrary<Plan> plans() {
    return Plans.any();
  }

  @Property(tries = 100)
  void theReplayOfARunIsTheRun(
      @ForAll("plans") Plan plan, @ForAll @IntRange(min = 1, max = 5) int threads) {
    RunTrace trace = record(plan, threads, Plans.echoOrFail());
    assertEquals(Optional.empty(), new Replay(trace).serve());
    assertEquals(Optional.empty(), rerun(trace, Plans.echoOrFail()));
  }

  private static Optional<Divergence> rerun(RunTrace trace, Skill... skills) {
    try (AgentRuntime runtime = Plans.runtime(skills)) {
      return new Replay(trace).rerun(runtime);
    }
  }

  /** The first divergence of a trace that was edited, and its hash with it. */
  private static String edited(String path, String value) {
    ObjectNode json = record(CHAIN, 1, Plans.echoOrFail()).toJson();
    ObjectNode changed = JsonTree.replace(json, FieldPath.parse(path), json(value)).deepCopy();
    changed.remove("content_hash");
    changed.put("content_hash", ContentHash.of(changed).hex());
    return new Replay(read(changed)).serve().map(Divergence::toString).orElse("none");
  }

  @Example
  void servingNamesTheFirstThingThatTheExecutorWouldNotHaveDone() {
    assertEquals(
        "step \"b\" differs at inputs.p: recorded 1, replayed 2",
        edited("steps.1.outcomes.0.result.n", "2"));
    assertEquals(
        "step \"a\" differs at inputs.n: recorded 1, replayed 3",
        edited("plan.steps.1.params.n", "3"));
    assertEquals(
        "step \"c\" differs at outcomes.1: recorded true, replayed nothing",
        edited("plan.steps.2.retry_count", "0"));
    assertEquals(
        "step \"c\" differs at outcomes.2: recorded nothing, replayed true",
        edited("plan.steps.2.retry_count", "2"));
    assertEquals(
        "step \"d\" differs at skipped: recorded \"tired\", replayed "
            + "\"step \\\"c\\\" failed, which ends the plan\"",
        edited("steps.3.skipped", "'tired'"));
    assertEquals(
        "the run differs at status: recorded \"cancelled\", replayed \"aborted\"",
        edited("status", "'cancelled'"));
  }

  private static Skill promising(String determinism, JsonNode answer) {
    String contract =
        "{'contract': 'skill.test', 'kind': 'skill', 'version': '1.0.0', 'inputs_schema': {},"
            + " 'outputs_schema': {}, 'determinism': '%s', 'stable_fields': ['id'],"
            + " 'volatile_fields': ['at']}";
    return Skills.skill(
        Skills.contract(contract.formatted(determinism)), call -> SkillResult.of(answer));
  }

  private static String rerun(String determinism, String before, String after) {
    Plan one = plan("{'step_id': 'a', 'skill': 'skill.test'}");
    RunTrace trace = record(one, 1, promising(determinism, json(before)));
    return rerun(trace, promising(determinism, json(after)))
        .map(Divergence::toString)
        .orElse("none");
  }

  @Example
  void aRerunChecksWhatTheContractPromises() {
    String before = "{'id': 1, 'text': 'x', 'at': 5}";
    assertEquals("none", rerun("FULL", before, "{'id': 1.0, 'text': 'x', 'at': 6}"));
    assertEquals(
        "step \"a\" differs at outcomes.0.result.text: recorded \"x\", replayed \"y\"",
        rerun("FULL", before, "{'id': 1, 'text': 'y', 'at': 5}"));
    assertEquals("none", rerun("STRUCTURAL", before, "{'id': 1, 'text': 'y', 'at': null}"));
    assertEquals(
        "step \"a\" differs at outcomes.0.result.id: recorded 1, replayed 2",
        rerun("STRUCTURAL", before, "{'id': 2, 'text': 'y', 'at': 5}"));
    assertEquals(
        "step \"a\" differs at outcomes.0.result.text: recorded \"a string\", replayed \"a"
            + " number\"",
        rerun("STRUCTURAL", before, "{'id': 1, 'text': 1, 'at': 5}"));
    assertEquals("none", rerun("NONE", before, "[]"));
  }

  @Example
  void aStepThatDiffersDoesNotTouchWhatComesAfterIt() {
    RunTrace trace = record(CHAIN, 1, Plans.echoOrFail());
    Skill other =
        Skills.skill(
            call ->
                call.inputs().has("p")
                    ? SkillResult.failed(SkillError.of("ERR_HTTP_404", "gone"))
                    : Plans.echoOrFail().call(call));
    assertEquals("step \"b\"", rerun(trace, other).orElseThrow().toString().substring(0, 8));
    assertEquals(
        Optional.of("a"), rerun(trace).flatMap(Divergence::stepId), "no skill is there at all");
  }

  @Example
  void aRerunDoesNotCallWhatTheBudgetRefused() {
    Skill dear =
        Skills.costing(
            Skills.contract("skill.test", "1.0.0"),
            "10",
            call -> new SkillResult.Success(call.inputs(), Usage.costing(BigDecimal.TEN)));
    Plan two =
        plan(
            "{'step_id': 'a', 'skill': 'skill.test'},"
                + "{'step_id': 'b', 'skill': 'skill.test', 'depends_on': ['a']}");
    PlanSettings settings = PlanSettings.DEFAULT.withBudgetCents(new BigDecimal("15"));
    try (AgentRuntime runtime = Plans.runtime(dear)) {
      PlanResult result = new PlanExecutor(runtime, settings).run(two);
      assertEquals("ERR_BUDGET_EXCEEDED", result.error().orElseThrow().code());
      RunTrace trace = read(new RunTrace(settings, result).toJson());
      assertEquals(Optional.empty(), rerun(trace, dear));
    }
  }

  @Example
  void onlyTheSkillsThatAreNamedAreCalledAgain() {
    Contract full =
        Skills.contract(
            "{'contract': 'skill.test', 'kind': 'skill', 'version': '1.0.0', 'inputs_schema': {},"
                + " 'outputs_schema': {}, 'determinism': 'FULL'}");
    Plan one = plan("{'step_id': 'a', 'skill': 'skill.test', 'params': {'n': 1}}");
    RunTrace trace = record(one, 1, Skills.skill(full, call -> SkillResult.of(call.inputs())));
    Skill changed = Skills.skill(full, call -> SkillResult.of(json("2")));
    try (AgentRuntime runtime = Plans.runtime(changed)) {
      assertEquals(Optional.empty(), new Replay(trace).rerun(runtime, Set.of("skill.other")));
      assertEquals(
          "step \"a\" differs at outcomes.0.result: recorded {\"n\": 1}, replayed 2",
          new Replay(trace)
              .rerun(runtime, Set.of("skill.test"))
              .map(Divergence::toString)
              .orElse(""));
    }
  }

  @Example
  void aRerunDoesNotCallWhatRanOutOfTime() {
    String contract =
        "{'contract': 'skill.test', 'kind': 'skill', 'version': '1.0.0', 'inputs_schema': {},"
            + " 'outputs_schema': {}, 'determinism': 'FULL'}";
    Plan one = plan("{'step_id': 'a', 'skill': 'skill.test'}");
    RunTrace trace = record(one, 1, failing(contract, "ERR_TIMEOUT"));
    Skill quicker = Skills.skill(Skills.contract(contract), call -> SkillResult.of(json("1")));
    assertEquals(Optional.empty(), rerun(trace, quicker));
  }

  @Example
  void aRerunDoesNotCallWhatCostMoreThanTheBudgetBore() {
    Skill surprising =
        Skills.costing(
            Skills.contract("skill.test", "1.0.0"),
            "1",
            call -> new SkillResult.Success(call.inputs(), Usage.costing(BigDecimal.TEN)));
    PlanSettings settings = PlanSettings.DEFAULT.withBudgetCents(new BigDecimal("5"));
    try (AgentRuntime runtime = Plans.runtime(surprising)) {
      PlanResult result =
          new PlanExecutor(runtime, settings).run(plan("{'step_id': 'a', 'skill': 'skill.test'}"));
      assertEquals("ERR_BUDGET_EXCEEDED", result.error().orElseThrow().code());
      RunTrace trace = read(new RunTrace(settings, result).toJson());
      assertEquals(Optional.empty(), rerun(trace, surprising));
    }
  }

  @Example
  void aStructuralRerunNamesTheCodeByItsPathInTheTrace() {
    String contract =
        "{'contract': 'skill.test', 'kind': 'skill', 'version': '1.0.0', 'inputs_schema': {},"
            + " 'outputs_schema': {}, 'determinism': 'STRUCTURAL'}";
    Plan one = plan("{'step_id': 'a', 'skill': 'skill.test'}");
    RunTrace trace = record(one, 1, failing(contract, "ERR_HTTP_404"));
    assertEquals(
        "step \"a\" differs at outcomes.0.error.code: recorded \"ERR_HTTP_404\", replayed"
            + " \"ERR_HTTP_503\"",
        rerun(trace, failing(contract, "ERR_HTTP_503")).orElseThrow().toString());
  }

  private static Skill failing(String contract, String code) {
    return Skills.skill(
        Skills.contract(contract), call -> SkillResult.failed(SkillError.of(code, "asked to")));
  }

  @Example
  void noStepThatWasSkippedIsSaidToStart() {
    List<String> heard = new ArrayList<>();
    PlanListener listener =
        new PlanListener() {
          @Override
          public void stepStarted(PlanStep step, int attempt) {
            heard.add("start " + step.stepId());
          }

          @Override
          public void stepEnded(PlanStep step, StepResult result) {
            heard.add("end " + step.stepId());
          }
        };
    new Replay(record(CHAIN, 1, Plans.echoOrFail()), listener).serve();
    assertEquals(
        List.of("start a", "end a", "start b", "end b", "start c", "end c", "end d"), heard);
  }

  @Example
  void inputsThatTheLimitsOfTheRunRefusedAreRefusedAgain() {
    JsonLimits small = new JsonLimits(1_000, 100, 100);
    RuntimeSettings settings =
        new RuntimeSettings(4, 10, Optional.empty(), Skills.UNLIMITED.defaultLimits(), small);
    Plan two =
        plan(
            "{'step_id': 'a', 'skill': 'skill.test', 'params': {'p': '%s'}},"
                    .formatted("x".repeat(600))
                + "{'step_id': 'b', 'skill': 'skill.test', 'depends_on': ['a'],"
                + " 'params': {'p': '{{a.p}}{{a.p}}'}}");
    try (AgentRuntime runtime =
        new AgentRuntime(new SkillRegistry(), Skills.context(new ManualClock()), settings)) {
      runtime.registerSkill(Plans.echoOrFail());
      PlanResult result = new PlanExecutor(runtime, PlanSettings.DEFAULT).run(two);
      assertEquals(Optional.empty(), result.steps().get(1).inputs());
      Replay replay = new Replay(read(new RunTrace(PlanSettings.DEFAULT, result).toJson()));
      assertEquals(Optional.empty(), replay.rerun(runtime));
      assertEquals(Optional.empty(), replay.serve(small));
      assertEquals(Optional.of("b"), replay.serve().flatMap(Divergence::stepId));
    }
  }
}
