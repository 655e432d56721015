package io.touchstone.runtime;

import static io.touchstone.runtime.Skills.LONG;
import static io.touchstone.runtime.Skills.contract;
import static io.touchstone.runtime.Skills.json;
import static io.touchstone.runtime.Skills.skill;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueriesTest {
  private final AgentRuntime runtime =
      new AgentRuntime(
          new SkillRegistry(),
          Skills.context(new ManualClock()),
          Skills.UNLIMITED
              .withMaxHistory(3)
              .withAllowedSkills(Set.of("skill.mail", "skill.echo", "skill.gone")));

  @AfterEach
  void close() {
    runtime.close();
  }

  private JsonNode ask(String name, String params) {
    return runtime.query(name, json(params)).toJson();
  }

  private JsonNode result(String name, String params) {
    return ask(name, params).get("result");
  }

  private void registerSkills() {
    String mail =
        "{'contract': 'skill.mail', 'kind': 'skill', 'version': '1.0.0',"
            + " 'description': 'Sends a letter to a user.', 'inputs_schema': {}}";
    runtime.registerSkill(skill(contract(mail), c -> SkillResult.of(json("1"))), Set.of("post"));
    runtime.registerSkill(skill("skill.echo", "1.0.0"));
    runtime.registerSkill(skill("skill.secret", "1.0.0"));
  }

  private StructuredOutcome execute(String skill, String step) {
    return runtime.execute(SkillRequest.of(skill, json("1"), LONG).forStep(step));
  }

  @Test
  void whatWasTriedBySkillAndStepOldestFirstAndOnlySoMuch() {
    registerSkills();
    execute("skill.echo", "s1");
    StructuredOutcome second = execute("skill.echo", "s2");
    StructuredOutcome third = execute("skill.none", "s3");
    StructuredOutcome fourth = execute("skill.mail", "s2");
    assertEquals(List.of(second.id(), third.id(), fourth.id()), ids("{}"));
    assertEquals(List.of(second.id()), ids("{'skill_id': 'skill.echo'}"));
    assertEquals(List.of(second.id(), fourth.id()), ids("{'step_id': 's2'}"));
    assertEquals(List.of(fourth.id()), ids("{'step_id': 's2', 'skill_id': 'skill.mail'}"));
    JsonNode failed = result("what_did_i_try_already", "{'step_id': 's3'}").get(0);
    assertEquals("ERR_PERMISSION_DENIED", failed.get("error_code").asText());
    assertEquals(json("false"), failed.get("ok"));
  }

  @Test
  void longNamesAreCutWhereTheyAreRememberedAndStillFound() {
    registerSkills();
    String step = "s".repeat(1_000_000);
    StructuredOutcome outcome = execute("skill.echo", step);
    String found =
        runtime
            .query("what_did_i_try_already", json("{'step_id': '%s'}".formatted(step)))
            .toJson()
            .at("/result/0/step_id")
            .asText();
    assertEquals("s".repeat(2_000) + "...", found);
    assertEquals(List.of(outcome.id()), ids("{'skill_id': 'skill.echo'}"));
  }

  private List<String> ids(String params) {
    return result("what_did_i_try_already", params).findValuesAsText("id");
  }

  @Test
  void theLastOutcome() {
    registerSkills();
    assertEquals(json("null"), result("last_step_outcome", "{}"));
    execute("skill.echo", "s1");
    StructuredOutcome last = execute("skill.mail", "s2");
    assertEquals(last.toJson(), result("last_step_outcome", "null"));
  }

  @Test
  void allowedAreThoseThatThereAreAndThatMayBeCalled() {
    registerSkills();
    assertEquals(json("['skill.echo', 'skill.mail']"), result("allowed_skills", "{}"));
  }

  @Test
  void whatIsLeftOfABudget() {
    runtime.registerResourceContract(ResourceContract.of("skill.mail", 7, 1, 1));
    assertEquals("1000000", result("remaining_budget_cents", "{}").asText());
    assertEquals("7", result("remaining_budget_cents", "{'resource_id': 'skill.mail'}").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "post a letter|skill.mail letter post",
        "ECHO the letter to a user|skill.mail letter user, skill.echo echo",
        "a to of|",
        "secret|",
      })
  void skillsForAGoalAreThoseThatHaveItsWords(String goal, String expected) {
    registerSkills();
    StringBuilder found = new StringBuilder();
    for (JsonNode row : result("skills_available_for_goal", "{'goal': '%s'}".formatted(goal))) {
      found.append(found.length() == 0 ? "" : ", ").append(row.get("skill_id").asText());
      row.get("matched").forEach(word -> found.append(' ').append(word.asText()));
    }
    assertEquals(expected == null ? "" : expected, found.toString());
  }

  @Test
  void anUnknownQueryIsAStructuredError() {
    JsonNode answer = ask("alowed_skills", "{}");
    assertEquals(json("false"), answer.get("ok"));
    assertEquals("ERR_UNKNOWN_QUERY", answer.at("/error/code").asText());
    assertEquals(
        json(
            "['allowed_skills', 'last_step_outcome', 'remaining_budget_cents',"
                + " 'skills_available_for_goal', 'what_did_i_try_already']"),
        answer.at("/error/details/known"));
    assertEquals(
        "ERR_UNKNOWN_QUERY", runtime.query(null, null).toJson().at("/error/code").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "allowed_skills|{'a': 1}|a",
        "allowed_skills|[]|''",
        "what_did_i_try_already|{'step_id': 1}|step_id",
        "remaining_budget_cents|{'resource_id': 'x'}|resource_id",
        "skills_available_for_goal|{}|goal",
      },
      quoteCharacter = '`')
  void wrongParametersAreToldWithTheirPath(String query, String params, String path) {
    JsonNode error = ask(query, params).get("error");
    assertEquals("ERR_VALIDATION_FAILED", error.get("code").asText());
    assertEquals(path.equals("''") ? "" : path, error.at("/details/violations/0/path").asText());
  }
}
