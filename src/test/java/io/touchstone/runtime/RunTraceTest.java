package io.touchstone.runtime;

import static io.touchstone.runtime.Plans.plan;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.ShippedContracts;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.ContentHash;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonTree;
import io.touchstone.json.StrictJson;
import io.touchstone.plan.Plan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunTraceTest {
  private static final String STEPS =
      "{'step_id': 'a', 'skill': 'skill.test', 'params': {'n': 0.1}},{'step_id': 'b', 'skill':"
          + " 'skill.test', 'depends_on': ['a'], 'params': {'fail': '{{a.n}}'}, 'on_error': '%s',"
          + " 'retry_count': 1},{'step_id': 'c', 'skill': 'skill.test', 'depends_on': ['b'],"
          + " 'params': {'p': '%s'}}";

  private static RunTrace trace(Plan plan, PlanCancellation cancellation) {
    PlanSettings settings =
        PlanSettings.DEFAULT
            .withBudgetCents(new BigDecimal("100.5"))
            .withSeeds(Map.of("context", -1L, "world", Long.MAX_VALUE));
    Skill skill =
        Skills.costing(
            Skills.contract("skill.test", "1.2.0"),
            "1",
            call ->
                call.inputs().has("fail")
                    ? SkillResult.failed(SkillError.of("ERR_HTTP_503", "asked to fail"))
                    : new SkillResult.Success(
                        call.inputs(),
                        new Usage(
                            new BigDecimal("0.123456789012345678"),
                            2,
                            List.of(new SideEffect("write", "x")))));
    try (AgentRuntime runtime = Plans.runtime(skill)) {
      PlanExecutor executor = new PlanExecutor(runtime, settings);
      return new RunTrace(settings, executor.run(plan, PlanListener.NONE, cancellation));
    }
  }

  private static RunTrace trace(String steps) {
    return trace(plan(steps), new PlanCancellation());
  }

  static Stream<RunTrace> traces() {
    PlanCancellation cancelled = new PlanCancellation();
    cancelled.cancel();
    return Stream.of(
        trace(STEPS.formatted("abort", "")),
        trace(STEPS.formatted("retry", "")),
        trace(STEPS.formatted("continue", "{{a.n}}")),
        trace(STEPS.formatted("continue", "{{b.n}}")),
        trace(""),
        trace("{'step_id': 'a', 'depends_on': ['a']}"),
        trace(plan(STEPS.formatted("abort", "")), cancelled));
  }

  private static RunTrace read(JsonNode json) {
    return RunTrace.read(StrictJson.parse(CanonicalJson.bytes(json), "trace.json"));
  }

  @ParameterizedTest
  @MethodSource("traces")
  void whatIsWrittenIsReadBack(RunTrace trace, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("trace.json");
    trace.write(file);
    byte[] bytes = Files.readAllBytes(file);
    assertArrayEquals(CanonicalJson.bytes(bytes, "trace.json"), bytes);
    RunTrace again = RunTrace.read(file, "trace.json");
    assertArrayEquals(bytes, CanonicalJson.bytes(again.toJson()));
    assertEquals(trace.settings(), again.settings());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @ParameterizedTest
  @MethodSource("traces")
  void theContractIsTrueOfEveryTrace(RunTrace trace) {
    JsonNode json = StrictJson.parse(CanonicalJson.bytes(trace.toJson()), "trace.json").root();
    assertEquals(List.of(), ShippedContracts.violations("touchstone.run-trace", json));
  }

  @Test
  void theTraceSaysWhichVersionsWereCalledWithWhichSeeds() {
    ObjectNode json = trace(STEPS.formatted("retry", "")).toJson();
    assertEquals(
        Skills.json("[{'skill_id': 'skill.test', 'version': '1.2.0'}]"), json.get("skills"));
    assertEquals(
        Skills.json("{'context': '-1', 'world': '9223372036854775807'}"), json.get("seeds"));
  }

  /** All places of a value, the root left out. */
  private static List<FieldPath> places(JsonNode node, FieldPath at) {
    List<FieldPath> places = new ArrayList<>();
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        places.add(at.then(member.getKey()));
        places.addAll(places(member.getValue(), at.then(member.getKey())));
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places.add(at.then(Integer.toString(i)));
      places.addAll(places(node.get(i), at.then(Integer.toString(i))));
    }
    return places;
  }

  @Test
  void whateverIsChangedOrTakenAwayIsCaughtWithItsPlace() {
    ObjectNode json = trace(STEPS.formatted("retry", "")).toJson();
    List<FieldPath> places = places(json, FieldPath.ROOT);
    assertTrue(places.size() > 80, places::toString);
    for (FieldPath place : places) {
      JsonInputException refused =
          assertThrows(
              JsonInputException.class,
              () -> read(JsonTree.remove(json.deepCopy(), place)),
              place::toString);
      assertTrue(refused.position().isPresent(), place::toString);
      JsonNode other = Skills.json("'changed'");
      assertThrows(
          JsonInputException.class,
          () -> read(JsonTree.replace(json.deepCopy(), place, other)),
          place::toString);
    }
  }

  /** So that no editor of traces is misled. */
  @Test
  void whatTheContractRefusesTheReaderRefusesWithoutTheHash() {
    ObjectNode json = trace(STEPS.formatted("retry", "")).toJson();
    int refusedByBoth = 0;
    for (FieldPath place : places(json, FieldPath.ROOT)) {
      for (String value : List.of("null", "-1", "'changed'", "{}", "[1]")) {
        JsonNode edited = JsonTree.replace(json.deepCopy(), place, Skills.json(value));
        boolean hash = place.equals(FieldPath.of(RunTrace.HASH));
        if (!hash) {
          ((ObjectNode) edited).remove(RunTrace.HASH);
          ((ObjectNode) edited).put(RunTrace.HASH, ContentHash.of(edited).hex());
        }
        if (!ShippedContracts.violations("touchstone.run-trace", edited).isEmpty()) {
          refusedByBoth++;
          assertThrows(JsonInputException.class, () -> read(edited), () -> place + " " + value);
        }
      }
    }
    assertTrue(refusedByBoth > 100, "nothing was tried");
  }

  @Test
  void aFaultNamesItsPlace() {
    ObjectNode json = trace("").toJson().put("status", "done");
    JsonInputException refused = assertThrows(JsonInputException.class, () -> read(json));
    assertEquals(
        "expected completed, aborted, cancelled or invalid, found \"done\"", refused.problem());
    assertEquals(
        CanonicalJson.string(json).indexOf("\"done\"") + 1,
        refused.position().orElseThrow().column());
  }

  /** A result, or the details of an error, as deep as the limits of the runtime allow. */
  private static JsonNode nested(int depth) {
    JsonNode node = JsonNodeFactory.instance.numberNode(1);
    for (int i = 0; i < depth; i++) {
      node = JsonNodeFactory.instance.arrayNode().add(node);
    }
    return node;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatARuntimeTakesATraceCanHold(boolean succeeds, @TempDir Path folder) throws IOException {
    for (int depth = JsonLimits.DEEPEST - 20; depth <= JsonLimits.DEEPEST; depth++) {
      JsonNode deep = nested(depth);
      Skill skill =
          Skills.skill(
              call ->
                  succeeds
                      ? SkillResult.of(deep)
                      : SkillResult.failed(SkillError.of("ERR_HTTP_503", "busy", deep)));
      PlanResult result = Plans.run(plan("{'step_id': 'a', 'skill': 'skill.test'}"), skill);
      Path file = folder.resolve(depth + ".json");
      new RunTrace(PlanSettings.DEFAULT, result).write(file);
      assertEquals(result.status(), RunTrace.read(file, "trace.json").result().status());
    }
  }

  @Test
  void whatCouldNotBeReadBackIsNotWritten(@TempDir Path folder) throws IOException {
    String text = "x".repeat(1 << 20);
    Skill skill = Skills.skill(call -> SkillResult.of(TextNode.valueOf(text)));
    StructuredOutcome outcome =
        Plans.run(plan("{'step_id': 'a', 'skill': 'skill.test'}"), skill)
            .steps()
            .get(0)
            .outcomes()
            .get(0);
    StepResult step =
        new StepResult("a", Optional.empty(), Collections.nCopies(65, outcome), Optional.empty());
    Plan plan = plan("{'step_id': 'a', 'skill': 'skill.test'}");
    RunTrace trace =
        new RunTrace(
            PlanSettings.DEFAULT,
            new PlanResult(plan, PlanStatus.COMPLETED, Optional.empty(), List.of(step)));
    Path file = folder.resolve("trace.json");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> trace.write(file));
    assertTrue(refused.getMessage().startsWith("expected a trace of at most 67108864 bytes"));
    assertFalse(Files.exists(file));
  }
}
