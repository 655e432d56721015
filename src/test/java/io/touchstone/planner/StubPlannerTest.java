package io.touchstone.planner;

import static io.touchstone.plan.PlanJson.json;
import static io.touchstone.planner.Planning.NOON;
import static io.touchstone.planner.Planning.ask;
import static io.touchstone.planner.Planning.askGoal;
import static io.touchstone.planner.Planning.code;
import static io.touchstone.planner.Planning.input;
import static io.touchstone.planner.Planning.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.touchstone.contract.Determinism;
import io.touchstone.json.JsonText;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StubPlannerTest {
  @Test
  void theWholeAnswer() {
    assertEquals(
        """
        {"steps": [{"step_id": "s1", "skill": "skill.echo", "params": {"message": "echo hello"}, \
        "depends_on": [], "on_error": "abort", "retry_count": 3, "output_key": "s1", "description": null}], \
        "metadata": {"planner": "stub", "planner_version": "1.0.0", "model": null, "input_tokens": 0, \
        "output_tokens": 0, "cost_cents": 0, "deterministic": true, \
        "cache_key": "f6ddfc09703ebf1e3f3c023ce5a64e0f650ea75ba24d5ce92987ce3f2585b94a", "generated_at": "2026-01-31T12:00:00Z"}, \
        "warnings": []}""",
        JsonText.line(askGoal("echo hello").toJson()));
  }

  @Test
  void theHighestPriorityWins() {
    assertEquals("skill.http_call", firstSkill(askGoal("echo what you get")));
    assertEquals(3, summary(askGoal("echo, get, write and explain")).size());
  }

  @Test
  void amongEqualPrioritiesTheFirstOfTheTableWins() {
    assertEquals("skill.http_call", firstSkill(askGoal("write, pick, get")));
    assertEquals("skill.json_transform", firstSkill(askGoal("write and pick")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ECHO",
        "Echo!",
        "(echo)",
        "re-echo",
        "say\u00A0it",
        "\"print\"",
        "\uD83D\uDE00echo\uD83D\uDE00",
        "\u25B6\uFE0Fecho",
        "\u8BF7\u3002echo\uFF1A\u4F60\u597D",
        "\u202Becho \u05E9\u05DC\u05D5\u05DD"
      })
  void aKeywordIsFoundAsAWordInAnyCase(String goal) {
    assertEquals("skill.echo", firstSkill(askGoal(goal)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echoes",
        "my_echo",
        "echo2",
        "2echo",
        "\u8BF7echo\u4F60\u597D",
        "\u00E9cho",
        "echo\u0301",
        "pr\u0131nt",
        "PR\u0130NT",
        "unsay",
        "\u0645echo"
      })
  void partOfAWordIsNoKeyword(String goal) {
    assertEquals(PlannerErrorCode.PLANNER_GENERATION_FAILED, code(askGoal(goal)));
  }

  @Test
  void theLocaleOfTheMachineDoesNotCount() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertEquals("skill.echo", firstSkill(askGoal("PRINT IT")));
      assertEquals("skill.json_transform", firstSkill(askGoal("FILTER")));
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n\r ", "\u3000\u2003"})
  void aBlankGoalIsRefused(String goal) {
    assertEquals(
        json(
            "{'code':'PLANNER_INVALID_GOAL','message':'Goal cannot be empty','retryable':false,"
                + "'details':null,'retry_after_ms':null}"),
        askGoal(goal).toJson());
  }

  @Test
  void aGoalThatNoRuleKnowsIsRefusedWithTheKeywords() {
    JsonNode error = askGoal("dance").toJson();
    assertEquals("PLANNER_GENERATION_FAILED", error.get("code").textValue());
    assertEquals("analyze", error.at("/details/keywords/0").textValue());
    assertEquals(21, error.at("/details/keywords").size());
    assertEquals(false, error.get("retryable").booleanValue());
  }

  @Test
  void theGoalIsLookedAtFirstThenTheManifestThenTheRules() {
    assertEquals(
        PlannerErrorCode.PLANNER_INVALID_GOAL,
        code(ask("{'goal':' ','tool_manifest':[],'context':{'n':9007199254740993}}")));
    assertEquals(
        PlannerErrorCode.PLANNER_NO_SKILLS_AVAILABLE,
        code(ask("{'goal':'dance','tool_manifest':[],'context':{'n':9007199254740993}}")));
    assertEquals(
        PlannerErrorCode.PLANNER_GENERATION_FAILED,
        code(ask("{'goal':'dance','tool_manifest':[{'skill_id':'skill.echo'}]}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"goal":"echo","context":{"a":[1,{"n":9007199254740993}]}}                    | context.a.1.n
          {"goal":"echo","tool_manifest":[{"skill_id":"skill.echo","v":-36893488147419103233}]} | tool_manifest.0.v
          {"goal":"dance","context":{"n":9007199254740993.0}}                            | context.n
          """)
  void anInexactIntegerIsRefusedWithItsPath(String input, String path) {
    JsonNode error = ask(input).toJson();
    assertEquals("PLANNER_GENERATION_FAILED", error.get("code").textValue());
    assertEquals(path, error.at("/details/path").textValue());
    assertTrue(error.get("message").textValue().startsWith(path + ": the integer "));
  }

  @Test
  void aContextThatIsNoObjectIsRefused() {
    assertEquals(
        List.of(
            "PLANNER_GENERATION_FAILED: context: expected an object of named values, found \"x\""),
        summary(ask("{'goal':'echo','context':'x'}")));
  }

  @Test
  void whatIsNotJsonIsRefusedAndTheErrorIsStillJson() {
    ObjectNode pojo = JsonNodeFactory.instance.objectNode();
    pojo.set("goal", json("'echo'"));
    pojo.withObject("context").set("x", new POJONode(new Object()));
    assertEquals("context.x", ask(pojo).toJson().at("/details/path").textValue());

    ObjectNode surrogate = JsonNodeFactory.instance.objectNode().put("goal", "echo");
    surrogate.withObject("context").put("\uD800", 1);
    assertEquals(PlannerErrorCode.PLANNER_GENERATION_FAILED, code(ask(surrogate)));
    assertEquals(64, ask(surrogate).contentHash().hex().length());

    assertEquals(PlannerErrorCode.PLANNER_INVALID_GOAL, code(askGoal("echo \uDC00")));
  }

  @Test
  void noInputIsAnErrorToo() {
    StubPlanner planner = new StubPlanner(NOON);
    assertEquals(PlannerErrorCode.PLANNER_GENERATION_FAILED, code(planner.plan(null)));
    assertEquals(PlannerErrorCode.PLANNER_GENERATION_FAILED, code(planner.planDocument(null)));
  }

  @Test
  void whiteSpaceAroundTheGoalDoesNotCount() {
    assertEquals(askGoal("echo a  b"), askGoal("\u3000 \n echo a  b\t"));
  }

  @Test
  void whatIsAboutThePlannerItself() {
    StubPlanner planner = new StubPlanner(NOON);
    assertEquals("stub", planner.id());
    assertEquals(Determinism.FULL, planner.determinismMode());
    assertEquals(CostEstimate.FREE, planner.estimateCost(input("echo")));
  }

  private static String firstSkill(PlannerResult result) {
    return summary(result).get(0).split(" ")[1];
  }
}
