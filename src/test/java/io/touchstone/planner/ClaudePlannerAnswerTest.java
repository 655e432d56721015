package io.touchstone.planner;

import static io.touchstone.plan.PlanJson.json;
import static io.touchstone.planner.ClaudePlanning.ECHO;
import static io.touchstone.planner.ClaudePlanning.GOAL;
import static io.touchstone.planner.ClaudePlanning.UNKNOWN_SKILL;
import static io.touchstone.planner.ClaudePlanning.ask;
import static io.touchstone.planner.FakeModel.cutOff;
import static io.touchstone.planner.FakeModel.plan;
import static io.touchstone.planner.FakeModel.planning;
import static io.touchstone.planner.FakeModel.text;
import static io.touchstone.planner.Planning.code;
import static io.touchstone.planner.Planning.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.touchstone.llm.LlmReply;
import io.touchstone.plan.PlanJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a model's answer: a plan, a plea to repair it, or an error. */
class ClaudePlannerAnswerTest {
  private static final String NO_MESSAGE =
      "{'steps':[{'step_id':'s1','skill':'skill.echo','params':{'message':1}}]}";

  private static JsonNode problems(PlannerResult result) {
    return result.toJson().at("/details/problems");
  }

  private static List<String> texts(JsonNode problems) {
    List<String> texts = new ArrayList<>();
    problems.forEach(
        problem ->
            texts.add(problem.get("path").textValue() + ": " + problem.get("message").textValue()));
    return texts;
  }

  @Test
  void aPlanThatIsInvalidIsRepairedOnce() {
    FakeModel model = planning(UNKNOWN_SKILL, ECHO);
    JsonNode output = ask(model, GOAL).toJson();
    assertEquals("skill.echo", output.at("/steps/0/skill").textValue());
    assertEquals(200, output.at("/metadata/input_tokens").longValue());
    assertEquals(20, output.at("/metadata/output_tokens").longValue());
    assertEquals(new BigDecimal("0.220"), output.at("/metadata/cost_cents").decimalValue());
  }

  @Test
  void aRepairTellsAllThatIsWrongAndWhere() {
    FakeModel model =
        planning(
            "{'steps':[{'step_id':'s1','skill':'skill.eco','params':{}},"
                + "{'step_id':'s2','skill':'skill.echo','params':{'message':1}},"
                + "{'step_id':'s3','skill':'skill.http_call','params':{'a':['{{s1.b}}','{{s9}}']}}]}",
            ECHO);
    ask(model, GOAL);
    JsonNode told = PlanJson.parse(model.lastText(1));
    assertEquals(
        List.of(
            "steps.0.skill: \"skill.eco\" is not in the tool manifest; did you mean \"skill.echo\"?"
                + " Known: \"skill.echo\", \"skill.http_call\"",
            "steps.1.params.message: integer found, string expected",
            "steps.2.params.a.0: \"{{s1.b}}\": the step does not depend on that one; add it to"
                + " \"depends_on\"",
            "steps.2.params.a.1: \"{{s9}}\": the plan has no such step; name a step by its id, then"
                + " the path"),
        texts(told.get("problems")));
    assertFalse(told.get("more").booleanValue());
  }

  @Test
  void aRepairShowsThePlanThatItIsAbout() {
    FakeModel model = planning(UNKNOWN_SKILL, ECHO);
    ask(model, GOAL);
    JsonNode messages = model.requests().get(1).toJson().get("messages");
    assertEquals(3, messages.size());
    assertEquals(model.requests().get(0).toJson().at("/messages/0"), messages.get(0));
    assertEquals(json(UNKNOWN_SKILL), messages.at("/1/content/0/input"));
    assertEquals("tool_result", messages.at("/2/content/0/type").textValue());
    assertTrue(messages.at("/2/content/0/is_error").booleanValue());
  }

  @Test
  void aRepairThatIsInvalidTooIsAnErrorWithItsProblems() {
    PlannerResult result = ask(planning(UNKNOWN_SKILL, NO_MESSAGE), GOAL);
    JsonNode error = result.toJson();
    assertEquals(PlannerErrorCode.PLANNER_INVALID_PLAN, code(result));
    assertEquals(
        "The model's plan cannot be run, nor can its repair: at steps.0.params.message: integer"
            + " found, string expected",
        error.get("message").textValue());
    assertEquals(
        List.of("steps.0.params.message: integer found, string expected"), texts(problems(result)));
    assertEquals(200, error.at("/details/input_tokens").longValue());
    assertEquals(20, error.at("/details/output_tokens").longValue());
    assertEquals(new BigDecimal("0.220"), error.at("/details/cost_cents").decimalValue());
    assertFalse(error.get("retryable").booleanValue());
  }

  @Test
  void aPlanIsHeldAgainstTheRulesOfAllPlans() {
    FakeModel model =
        planning(
            "{'steps':[{'step_id':'s1','skill':'skill.echo','params':{'message':'a'},'depends_on':['s2']},"
                + "{'step_id':'s1','params':{}}]}",
            "{'steps':[]}");
    PlannerResult result = ask(model, GOAL);
    List<String> told = texts(PlanJson.parse(model.lastText(1)).get("problems"));
    assertEquals(3, told.size(), told::toString);
    assertTrue(told.get(0).startsWith("steps: 2 steps have the id \"s1\""));
    assertTrue(told.get(1).startsWith("steps: step \"s1\" names no skill"));
    assertTrue(told.get(2).startsWith("steps: step \"s1\" depends on \"s2\""));
    assertEquals(
        List.of("steps: the plan has no steps; add at least one"), texts(problems(result)));
  }

  @Test
  void allThatIsWrongWithTheFormIsToldAtOnce() {
    FakeModel model =
        planning(
            "{'steps':[{'step_id':1,'skill':'a','params':{},'x':2},{'step_id':'s','params':[]}]}",
            ECHO);
    ask(model, GOAL);
    assertEquals(
        List.of("steps.0.x", "steps.0.step_id", "steps.1.params", "steps.1.skill"),
        PlanJson.parse(model.lastText(1)).get("problems").findValuesAsText("path"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "First, say hi. \uD800"})
  void textInsteadOfAPlanIsAnsweredWithThePlea(String text) {
    FakeModel model = new FakeModel(text(text), plan(json(ECHO)));
    assertEquals("skill.echo", ask(model, GOAL).toJson().at("/steps/0/skill").textValue());
    assertTrue(
        model.lastText(1).contains("expected a call of submit_plan, found only text"),
        model.lastText(1));
    assertEquals(64, model.requests().get(1).key().hex().length());
    String said = model.requests().get(1).toJson().at("/messages/1/content/0/text").textValue();
    assertEquals(text.isBlank() ? model.lastText(1) : "First, say hi. ?", said);
  }

  @Test
  void textInsteadOfAPlanTwiceIsAnInvalidPlan() {
    PlannerResult result = ask(new FakeModel(text("no"), text("no")), GOAL);
    assertEquals(PlannerErrorCode.PLANNER_INVALID_PLAN, code(result));
    assertEquals(
        List.of(": expected a call of submit_plan, found only text"), texts(problems(result)));
  }

  @Test
  void aPlanThatWasCutOffIsNoneEvenIfItCouldBeRun() {
    FakeModel model = new FakeModel(cutOff(json(ECHO)), plan(json(ECHO)));
    assertEquals(List.of("s1 skill.echo {\"message\": \"hi\"}"), summary(ask(model, GOAL)));
    assertTrue(model.lastText(1).contains("cut off after 10 tokens"), model.lastText(1));
  }

  @Test
  void whatIsNoJsonIsAnsweredInWordsAsNoRequestCanQuoteIt() {
    ObjectNode pojo = (ObjectNode) json(ECHO);
    pojo.withObject("/steps/0/params").set("\uD800", new POJONode(new Object()));
    String inexact =
        "{'steps':[{'step_id':'s1','skill':'skill.http_call','params':{'n':9007199254740993}}]}";
    FakeModel model = new FakeModel(plan(pojo), plan(json(inexact)));
    PlannerResult result = ask(model, GOAL);
    assertEquals(64, model.requests().get(1).key().hex().length());
    assertTrue(model.lastText(1).contains("steps.0.params"), model.lastText(1));
    assertEquals("steps.0.params.n", problems(result).at("/0/path").textValue());
    assertEquals(64, result.contentHash().hex().length());
  }

  @Test
  void aCallWithNoObjectIsAnsweredInWordsAsTheServiceTakesNoOther() {
    FakeModel model = planning("['s1']", ECHO);
    assertEquals(1, summary(ask(model, GOAL)).size());
    JsonNode messages = model.requests().get(1).toJson().get("messages");
    assertEquals("text", messages.at("/1/content/0/type").textValue());
    assertTrue(model.lastText(1).contains("expected an object, a plan"), model.lastText(1));
  }

  @Test
  void aListOfProblemsHasABound() {
    StringBuilder steps = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      steps.append(i == 0 ? "" : ",");
      steps.append("{'step_id':'s").append(i).append("','skill':'skill.eco','params':{}}");
    }
    FakeModel model = planning("{'steps':[" + steps + "]}", ECHO);
    ask(model, GOAL);
    JsonNode told = PlanJson.parse(model.lastText(1));
    assertTrue(told.get("more").booleanValue());
    assertTrue(told.get("problems").size() > 20, () -> told.get("problems").size() + "");
    assertTrue(model.lastText(1).length() <= AnswerProblem.MOST_BYTES);
  }

  @Test
  void aManifestThatAllowsAnythingLeavesTheSkillsToTheModel() {
    assertEquals(
        List.of("s1 skill.eco {}"), summary(ask(planning(UNKNOWN_SKILL), "{'goal':'say hi'}")));
  }

  @Test
  void aSkillThatTheManifestHasTwiceTakesWhatEitherTakes() {
    String twice =
        "{'goal':'x','tool_manifest':[{'skill_id':'skill.echo','inputs_schema':{'required':['n']}},"
            + "{'skill_id':'skill.echo','inputs_schema':{'required':['message']}}]}";
    assertEquals(1, summary(ask(planning(ECHO), twice)).size());
    assertEquals(
        PlannerErrorCode.PLANNER_INVALID_PLAN,
        code(ask(planning(UNKNOWN_SKILL, UNKNOWN_SKILL.replace("eco", "echo")), twice)));
  }

  @Test
  void placeholdersOfStepsThatEndedBeforeAreAllowed() {
    String steps =
        "{'steps':[{'step_id':'s1','skill':'skill.http_call','params':{},'output_key':'page'},"
            + "{'step_id':'s2','skill':'skill.http_call','params':{},'depends_on':['s1']},"
            + "{'step_id':'s3','skill':'skill.echo','params':{'message':'{{page.body.0}}, {{s2}}'},"
            + "'depends_on':['s2']}]}";
    assertEquals(3, summary(ask(planning(steps), GOAL)).size());
  }

  @Test
  void aTreeThatNobodyCanWriteIsAnErrorToo() {
    ObjectNode deep = JsonNodeFactory.instance.objectNode();
    ObjectNode inner = deep;
    for (int i = 0; i < 500; i++) {
      inner = inner.putObject("a");
    }
    LlmReply reply = plan(deep);
    PlannerResult result = ask(new FakeModel(reply, reply), GOAL);
    assertEquals(PlannerErrorCode.PLANNER_INVALID_PLAN, code(result));
  }
}
