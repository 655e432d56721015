package io.touchstone.runtime;

import static io.touchstone.runtime.Plans.plan;
import static io.touchstone.runtime.Plans.run;
import static io.touchstone.runtime.Skills.json;
import static io.touchstone.runtime.Skills.skill;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepReferencesTest {
  private static final JsonNode OUTPUT =
      json("{'n': 1.0, 'text': '{{b}}', 'list': [null, {'x.y': true}]}");

  private static final RuntimeSettings SMALL =
      new RuntimeSettings(
          4,
          10,
          Optional.empty(),
          Skills.UNLIMITED.defaultLimits(),
          new JsonLimits(10_000, 100, 100));

  /** What comes of a step with the parameter {@code p} that depends on step {@code a}. */
  private static StepResult second(String parameter) {
    Plan plan =
        plan(
            "{'step_id': 'a', 'skill': 'skill.test', 'output_key': 'first'},"
                + "{'step_id': 'b', 'skill': 'skill.test', 'depends_on': ['a'], 'params': {'p': %s}}"
                    .formatted(parameter));
    return run(plan, skill(call -> SkillResult.of(OUTPUT))).steps().get(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'{{a.n}}'|1.0",
        "'{{first.n}}'|1.0",
        "'{{a.list.1}}'|{'x.y': true}",
        "'{{a.list.0}}'|null",
        "'{{a./list/1/x.y}}'|true",
        "'{{a.list.1.x\\\\.y}}'|true",
        "'{{a.text}}'|'{{b}}'",
        "'n={{a.n}} {{a.list}}'|'n=1 [null,{\\'x.y\\':true}]'",
        "'{{a.text}}{{a.text}}'|'{{b}}{{b}}'",
        "['{{a.n}}', {'{{a.n}}': '{{a.n}}'}]|[1.0, {'{{a.n}}': 1.0}]",
        "'{a.n} {{{a.n}}}} a}}'|'{a.n} {1}} a}}'",
        "'{{\\u0027{{\\u0027}}'|'{{'",
        "'{{\\u0027{{\\u0027}}{{a.n}}}} {{\\u0027{{\\u0027}}a.n}}'|'{{1}} {{a.n}}'",
      })
  void aPlaceholderStandsForAPartOfAnOutput(String parameter, String expected) {
    JsonNode filled = second(parameter).inputs().orElseThrow().get("p");
    assertEquals(json(expected), filled);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'{{a.m}}'|{{a.m}}: the output has nothing at \"m\"",
        "'x{{a.list.2}}'|{{a.list.2}}: the output has nothing at \"list.2\"",
        "'{{a.*}}'|{{a.*}}: expected one place, found a wildcard",
        "'{{a.}}'|{{a.}}: expected a path after the last dot, found none",
        "'x {{}}'|expected a placeholder such as {{s1.body}}, found \"{{}}\"; write {{'{{'}} where"
            + " {{ is meant",
        "'{{a.{x}}}'|expected a placeholder such as {{s1.body}}, found \"{{a.{x}}}\"; write"
            + " {{'{{'}} where {{ is meant",
        "'{{a.n}} {{ a.v'|expected a placeholder such as {{s1.body}}, found \"{{ a.v\"; write"
            + " {{'{{'}} where {{ is meant",
        "'{{b.n}}'|{{b.n}}: the step does not depend on \"b\"; add it to \"depends_on\"",
        "'{{c.n}}'|{{c.n}}: the plan has no such step; name a step by its id or its output key,"
            + " then the path",
      })
  void oneThatStandsForNothingFailsTheStepBeforeItRuns(String parameter, String problem) {
    StepResult step = second(parameter);
    assertEquals(Optional.empty(), step.inputs());
    assertEquals(0, step.outcome().orElseThrow().meta().attempts());
    SkillError error = step.error().orElseThrow();
    assertEquals("ERR_VALIDATION_FAILED", error.code());
    assertEquals("p", error.details().at("/violations/0/path").asText());
    assertEquals(problem, error.details().at("/violations/0/message").asText());
  }

  @Test
  void textThatGrowsFromStepToStepIsRefusedBeforeItIsTooLarge() {
    List<String> steps = new ArrayList<>();
    steps.add("{'step_id': 's0', 'skill': 'skill.test', 'params': {'p': '0123456789abcdef'}}");
    for (int i = 1; i < 40; i++) {
      String text = "{{s%d.p}}".formatted(i - 1).repeat(8);
      steps.add(
          "{'step_id': 's%d', 'skill': 'skill.test', 'params': {'p': '%s'}, 'depends_on': ['s%d']}"
              .formatted(i, text, i - 1));
    }
    RuntimeContext context = Skills.context(new ManualClock());
    try (AgentRuntime runtime = new AgentRuntime(new SkillRegistry(), context, SMALL)) {
      runtime.registerSkill(Plans.echoOrFail());
      PlanResult result =
          new PlanExecutor(runtime, PlanSettings.DEFAULT).run(plan(String.join(",", steps)));
      assertEquals(PlanStatus.ABORTED, result.status());
      assertEquals("ERR_VALIDATION_FAILED", result.error().orElseThrow().code());
    }
  }

  @Test
  void thePlaceholdersOfAllStringsCountTogether() {
    Plan plan =
        plan(
            "{'step_id': 'a', 'skill': 'skill.test', 'params': {'p': '%s'}},"
                    .formatted("x".repeat(4_000))
                + "{'step_id': 'b', 'skill': 'skill.test', 'depends_on': ['a'],"
                + " 'params': {'p': ['{{a.p}}.', '{{a.p}}.', '{{a.p}}.', '{{a.p}}.']}}");
    RuntimeContext context = Skills.context(new ManualClock());
    try (AgentRuntime runtime = new AgentRuntime(new SkillRegistry(), context, SMALL)) {
      runtime.registerSkill(Plans.echoOrFail());
      JsonNode violations =
          new PlanExecutor(runtime, PlanSettings.DEFAULT)
              .run(plan)
              .error()
              .orElseThrow()
              .details()
              .get("violations");
      assertEquals(
          json(
              "[{'path': 'p.2', 'message':"
                  + " 'expected outputs of at most 10000 characters within text, found more'}]"),
          violations);
    }
  }

  /** So that many placeholders do not copy a large output as often. */
  @Test
  void anOutputIsNotCopiedForEachPlaceholder() throws UnresolvedReferenceException {
    Plan plan =
        plan(
            "{'step_id': 'a', 'skill': 'skill.test'},"
                + "{'step_id': 'b', 'skill': 'skill.test', 'depends_on': ['a']}");
    StepResult first = run(plan, skill(call -> SkillResult.of(OUTPUT))).steps().get(0);
    StepOutputs outputs = new StepOutputs(new PlanOrder(plan), step -> Optional.of(first), 1);
    assertSame(outputs.value("a.list"), outputs.value("a.list"));
  }
}
