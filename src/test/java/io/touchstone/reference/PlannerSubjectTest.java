package io.touchstone.reference;

import static io.touchstone.plan.PlanJson.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonText;
import io.touchstone.planner.StubPlanner;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerSubjectTest {
  private final Clock clock = Clock.fixed(Instant.parse("2001-02-03T04:05:06Z"), ZoneOffset.UTC);
  private final SubjectContext context =
      new SubjectContext(clock, RandomGenerator.getDefault(), Path.of("."));

  private JsonNode call(JsonNode input) throws Exception {
    return new PlannerSubjectFactory().open(context).call(input);
  }

  @Test
  void itIsFoundByItsName() {
    assertTrue(
        ServiceLoader.load(SubjectFactory.class).stream()
            .anyMatch(
                found ->
                    found.type() == PlannerSubjectFactory.class
                        && found.get().name().equals("planner")));
  }

  @Test
  void aPlanIsAnsweredAsItsJson() throws Exception {
    JsonNode input = json("{'goal':'echo hi','tool_manifest':[{'skill_id':'skill.echo'}]}");
    assertEquals(
        JsonText.line(new StubPlanner(clock).planDocument(input).toJson()),
        JsonText.line(call(input)));
    assertEquals("2001-02-03T04:05:06Z", call(input).at("/metadata/generated_at").textValue());
  }

  @Test
  void anErrorIsAnsweredFlat() throws Exception {
    assertEquals(
        "{\"code\": \"PLANNER_INVALID_GOAL\", \"message\": \"Goal cannot be empty\", "
            + "\"retryable\": false, \"details\": null, \"retry_after_ms\": null}",
        JsonText.line(call(json("{'goal':'  ','tool_manifest':[]}"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "1", "'echo'", "{}", "{'goal':1}", "{'goal':'echo','x':1}"})
  void whatIsNoInputIsAnsweredWithAnError(String input) throws Exception {
    assertTrue(call(json(input)).get("code").textValue().startsWith("PLANNER_"));
  }

  @Test
  void noInputAtAllIsAnsweredWithAnError() throws Exception {
    assertEquals("PLANNER_GENERATION_FAILED", call(null).get("code").textValue());
  }
}
