package io.touchstone.plan;

import static io.touchstone.plan.PlanJson.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.touchstone.json.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void aPlanWithoutStepsHasAnEmptyArray() {
    assertEquals("{\"steps\": []}", JsonText.line(new Plan(List.of()).toJson()));
    assertEquals(new Plan(List.of()), Plan.fromJson(json("{}")));
  }

  @Test
  void theOrderOfTheStepsIsKept() {
    Plan plan = Plan.fromJson(json("{'steps':[{'step_id':'b'},{'step_id':'a'}]}"));
    assertEquals(List.of("b", "a"), plan.steps().stream().map(PlanStep::stepId).toList());
  }

  @Test
  void aComplaintSaysWhichStepIsMeant() {
    JsonShapeException refused =
        assertThrows(
            JsonShapeException.class,
            () -> Plan.fromJson(json("{'steps':[{'step_id':'a'},{'step_id':'b','skill':1}]}")));
    assertEquals("steps.1.skill", refused.path().toString());
  }

  @Test
  void ofSeveralUnknownKeysTheSameOneIsNamedInAnyOrder() {
    String one =
        assertThrows(JsonShapeException.class, () -> Plan.fromJson(json("{'x':1,'y':2}")))
            .getMessage();
    String two =
        assertThrows(JsonShapeException.class, () -> Plan.fromJson(json("{'y':2,'x':1}")))
            .getMessage();
    assertEquals(one, two);
  }
}
