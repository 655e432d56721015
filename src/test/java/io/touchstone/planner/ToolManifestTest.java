package io.touchstone.planner;

import static io.touchstone.plan.PlanJson.json;
import static io.touchstone.planner.Planning.ask;
import static io.touchstone.planner.Planning.code;
import static io.touchstone.planner.Planning.summary;
import static io.touchstone.planner.Planning.warnings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.plan.PlanStep;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolManifestTest {
  private static PlannerResult analyze(String manifest) {
    return ask("{'goal':'analyze it','tool_manifest':" + manifest + "}");
  }

  private static List<String> stepIds(PlannerResult result) {
    return summary(result).stream().map(step -> step.split(" ")[0]).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'goal':'analyze it'}", "{'goal':'analyze it','tool_manifest':null}"})
  void withoutAManifestNothingIsFiltered(String input) {
    assertEquals(List.of("s1", "s2", "s3"), stepIds(ask(input)));
    assertEquals(List.of(), warnings(ask(input)));
  }

  @Test
  void withEverySkillNothingIsFiltered() {
    PlannerResult result =
        analyze(
            "[{'skill_id':'skill.llm_invoke','more':1},{'skill_id':'skill.http_call'},{'skill_id':'skill.json_transform'}]");
    assertEquals(List.of("s1", "s2", "s3"), stepIds(result));
    assertEquals(List.of(), warnings(result));
  }

  @Test
  void aMissingSkillTakesItsStepAndWhatDependsOnIt() {
    PlannerResult result =
        analyze("[{'skill_id':'skill.http_call'},{'skill_id':'skill.llm_invoke'}]");
    assertEquals(List.of("s1"), stepIds(result));
    assertEquals(
        List.of(
            "left out of the plan: s2 (skill.json_transform is not in the tool manifest), s3 (needs s2)"),
        warnings(result));
  }

  @Test
  void theLastStepMayGoAlone() {
    PlannerResult result =
        analyze("[{'skill_id':'skill.http_call'},{'skill_id':'skill.json_transform'}]");
    assertEquals(List.of("s1", "s2"), stepIds(result));
    assertEquals(
        List.of("left out of the plan: s3 (skill.llm_invoke is not in the tool manifest)"),
        warnings(result));
  }

  @Test
  void nothingLeftIsAnError() {
    PlannerResult result =
        analyze("[{'skill_id':'skill.json_transform'},{'skill_id':'skill.llm_invoke'}]");
    assertEquals(
        json(
            "{'code':'PLANNER_NO_SKILLS_AVAILABLE','message':'No step of the plan can be run: the tool manifest lacks skill.http_call',"
                + "'retryable':false,'details':{'missing_skills':['skill.http_call']},'retry_after_ms':null}"),
        result.toJson());
  }

  @Test
  void anEmptyManifestIsAnError() {
    assertEquals(
        List.of(
            "PLANNER_NO_SKILLS_AVAILABLE: The tool manifest is empty; offer at least one skill"),
        summary(analyze("[]")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'skill_id':'skill.echo'} | tool_manifest: expected an array of skills, found an object
          'skill.echo'              | tool_manifest: expected an array of skills, found "skill.echo"
          ['skill.echo']            | tool_manifest.0: expected an object, a skill, found "skill.echo"
          [{'skill_id':'a'},{}]     | tool_manifest.1.skill_id: expected a string, found nothing
          [{'skill_id':7}]          | tool_manifest.0.skill_id: expected a string, found 7
          [null]                    | tool_manifest.0: expected an object, a skill, found null
          """)
  void aManifestOfTheWrongShapeIsRefused(String manifest, String message) {
    assertEquals(List.of("PLANNER_GENERATION_FAILED: " + message), summary(analyze(manifest)));
  }

  @Test
  void aStepThatReadsWithoutDependingGoesToo() {
    PlannerRule rule =
        new PlannerRule(
            List.of("go"),
            1,
            List.of(
                step("c", "skill.c", "{'x':'{{b.y}}'}"),
                step("b", "skill.b", "{'x':'{{a.y}}'}"),
                step("a", "skill.a", "{}"),
                step("d", "skill.d", "{}")));
    PlannerInput input =
        Planning.input(
            json(
                "{'goal':'go','tool_manifest':[{'skill_id':'skill.b'},{'skill_id':'skill.c'},{'skill_id':'skill.d'}]}"));
    PlannerResult result = Planning.plannerWith(rule).plan(input);
    assertEquals(List.of("d"), stepIds(result));
    assertEquals(
        List.of(
            "left out of the plan: c (needs b), b (needs a), a (skill.a is not in the tool manifest)"),
        warnings(result));
  }

  @Test
  void aGoalThatLooksLikeAReferenceDropsNothing() {
    PlannerResult result =
        ask("{'goal':'echo {{s9.body}}','tool_manifest':[{'skill_id':'skill.echo'}]}");
    assertEquals(List.of("s1 skill.echo {\"message\": \"echo {{s9.body}}\"}"), summary(result));
    assertEquals(null, code(result));
  }

  private static PlanStep step(String id, String skill, String params) {
    return new PlanStep(id, skill, (ObjectNode) json(params), null, null, 3, null, null);
  }
}
