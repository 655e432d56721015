package io.touchstone.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanRunSubjectTest {
  private static final String TWO_STEPS =
      """
      {
        "plan": {
          "steps": [
            { "step_id": "s1", "skill": "skill.probe", "params": { "cost_cents": 2 } },
            { "step_id": "s2", "skill": "skill.probe", "params": {} }
          ]
        },
        "budget_cents": %s
      }
      """;

  private static JsonNode answer(String input) throws Exception {
    SubjectContext context = new SubjectContext(Clock.systemUTC(), new Random(1), Path.of(""));
    try (Subject subject = new PlanRunSubjectFactory().open(context)) {
      byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
      return subject.call(StrictJson.value(bytes, "input", JsonLimits.DEFAULT));
    }
  }

  /** With two at once, it depends on the moment whether the second has begun by then. */
  @RepeatedTest(5)
  void whatStandsBesideAStepThatEndsThePlanIsSkipped() throws Exception {
    JsonNode trace = answer(TWO_STEPS.formatted("1"));

    assertEquals("aborted", trace.at("/status").textValue());
    assertEquals(1, trace.at("/settings/max_concurrent").intValue());
    assertEquals("null", trace.at("/steps/1/inputs").toString());
    assertEquals(
        "step \"s1\" failed, which ends the plan", trace.at("/steps/1/skipped").textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0", "1e0"})
  void wordsAboutTheBudgetDoNotFollowItsSpelling(String budget) throws Exception {
    assertEquals(
        "the step may cost 2 cents, and 1 of the plan's budget of 1 are left; raise it, or plan less",
        answer(TWO_STEPS.formatted(budget).replace("\"cost_cents\": 2", "\"cost_cents\": 2.00"))
            .at("/error/message")
            .textValue());
  }
}
