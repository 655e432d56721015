package io.touchstone.planner;

import static io.touchstone.planner.Planning.input;
import static io.touchstone.planner.Planning.plannerWith;
import static io.touchstone.planner.Planning.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.json.FieldPath;
import io.touchstone.plan.JsonShapeException;
import io.touchstone.plan.PlanJson;
import io.touchstone.plan.PlanStep;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerRuleTest {
  private static PlannerRule read(String rule) {
    return PlannerRule.fromJson(PlanJson.json(rule), FieldPath.of("2"));
  }

  private static PlannerRule rule(String keyword, int priority, String skill) {
    return new PlannerRule(
        List.of(keyword),
        priority,
        List.of(new PlanStep("s1", skill, null, null, null, 3, null, null)));
  }

  @Test
  void customRulesTakeThePlaceOfTheDefaultOnes() {
    StubPlanner planner = plannerWith(rule("Tanzen", 1, "skill.dance"));
    assertEquals(List.of("s1 skill.dance {}"), summary(planner.plan(input("bitte TANZEN"))));
    assertEquals(
        PlannerErrorCode.PLANNER_GENERATION_FAILED, Planning.code(planner.plan(input("echo"))));
  }

  @Test
  void aPriorityMayBeNegativeAndExtreme() {
    StubPlanner planner =
        plannerWith(
            rule("a", Integer.MIN_VALUE, "skill.least"),
            rule("b", -1, "skill.low"),
            rule("c", Integer.MAX_VALUE, "skill.most"));
    assertEquals(List.of("s1 skill.most {}"), summary(planner.plan(input("a b c"))));
    assertEquals(List.of("s1 skill.low {}"), summary(planner.plan(input("b a"))));
  }

  @Test
  void aKeywordMayBeOfAnyScript() {
    StubPlanner planner = plannerWith(rule("\u5206\u6790", 1, "skill.cjk"));
    assertEquals(
        List.of("s1 skill.cjk {}"), summary(planner.plan(input("\u5206\u6790 \u6570\u636E"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'keywords':[],'steps':[{'step_id':'a','skill':'x'}]}          | a rule needs a keyword, found none; it could not match
          {'keywords':['look up'],'steps':[{'step_id':'a','skill':'x'}]} | expected a keyword of letters, digits and underscores, found "look up"; it could not match
          {'keywords':['go']}                                            | the steps of the rule for "go" are no valid plan: the plan has no steps; add at least one
          {'keywords':['go'],'steps':[{'step_id':'a'}]}                  | the steps of the rule for "go" are no valid plan: step "a" names no skill; say which it calls in "skill"
          {'keywords':['go'],'steps':[{'step_id':'a','skill':'x','params':{'n':9007199254740993}}]} | at steps.0.params.n: the integer 9007199254740993 is not exact in binary64, its canonical form would be 9007199254740992; write it as a string
          """)
  void aRuleThatCannotWorkIsRefused(String rule, String problem) {
    JsonShapeException refused = assertThrows(JsonShapeException.class, () -> read(rule));
    assertEquals("at 2: " + problem, refused.getMessage());
  }

  @Test
  void aRuleCannotBeChangedThroughItsSteps() {
    PlannerRule rule =
        read("{'keywords':['go'],'steps':[{'step_id':'a','skill':'x','params':{}}]}");
    rule.steps().get(0).params().set("more", JsonNodeFactory.instance.objectNode());
    assertEquals(List.of("a x {}"), summary(plannerWith(rule).plan(input("go"))));
  }
}
