package io.touchstone.plan;

import static io.touchstone.plan.PlanJson.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanStepTest {
  private static PlanStep read(String step) {
    return PlanStep.fromJson(json(step), FieldPath.of("steps", "1"));
  }

  @Test
  void onlyTheIdIsNeeded() {
    assertEquals(
        """
        {"step_id": "s1", "skill": null, "params": {}, "depends_on": [], "on_error": "abort", \
        "retry_count": 3, "output_key": "s1", "description": null}""",
        JsonText.line(read("{'step_id':'s1'}").toJson()));
  }

  @Test
  void everyMemberIsKept() {
    String step =
        """
        {"step_id": "s2", "skill": "skill.echo", "params": {"a": [1.50]}, "depends_on": ["s1"], \
        "on_error": "retry", "retry_count": 0, "output_key": "out", "description": "say it"}""";
    assertEquals(step, JsonText.line(read(step).toJson()));
  }

  @Test
  void aNullMemberIsAMissingOne() {
    assertEquals(
        read("{'step_id':'s1'}"),
        read(
            "{'step_id':'s1','skill':null,'params':null,'depends_on':null,'on_error':null,"
                + "'retry_count':null,'output_key':null,'description':null}"));
  }

  @Test
  void nullsMeanTheDefaults() {
    assertEquals(
        read("{'step_id':'s1'}"), new PlanStep("s1", null, null, null, null, 3, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          3                                  | steps.1              | expected an object, a plan step, found 3
          {}                                 | steps.1.step_id      | expected a string, found nothing
          {'step_id':' '}                    | steps.1.step_id      | expected a name, found " "
          {'step_id':'s','skill':7}          | steps.1.skill        | expected a string, found 7
          {'step_id':'s','params':[1]}       | steps.1.params       | expected an object, found an array
          {'step_id':'s','depends_on':'a'}   | steps.1.depends_on   | expected an array, found "a"
          {'step_id':'s','depends_on':[[]]}  | steps.1.depends_on.0 | expected a string, found an array
          {'step_id':'s','on_error':'retri'} | steps.1.on_error     | "retri" is not a way to go on after an error; did you mean "retry"? Known: "abort", "continue", "retry"
          {'step_id':'s','retry_count':-1}   | steps.1.retry_count  | expected a whole number between 0 and 2147483647, found -1
          {'step_id':'s','retry_count':1.5}  | steps.1.retry_count  | expected a whole number between 0 and 2147483647, found 1.5
          {'step_id':'s','retry_count':1e99} | steps.1.retry_count  | expected a whole number between 0 and 2147483647, found 1e+99
          {'step_id':'s','retry_count':'1'}  | steps.1.retry_count  | expected a whole number between 0 and 2147483647, found "1"
          {'step_id':'s','depend_on':[]}     | steps.1.depend_on    | unknown key "depend_on" in a plan step; did you mean "depends_on"? Known: "depends_on", "description", "on_error", "output_key", "params", "retry_count", "skill", "step_id"
          """)
  void aMalformedStepIsRefusedWithPathAndReason(String step, String path, String problem) {
    JsonShapeException refused = assertThrows(JsonShapeException.class, () -> read(step));
    assertEquals(path, refused.path().toString());
    assertEquals(problem, refused.problem());
    assertEquals("at " + path + ": " + problem, refused.getMessage());
  }

  @Test
  void theRetryCountMayBeSpelledAsADecimal() {
    assertEquals(2, read("{'step_id':'s1','retry_count':2.0}").retryCount());
  }

  @Test
  void aStepCannotBeChangedThroughWhatItWasMadeOf() {
    ObjectNode params = (ObjectNode) json("{'a':{'b':1}}");
    List<String> dependsOn = new ArrayList<>(List.of("s0"));
    PlanStep step =
        new PlanStep("s1", "skill.echo", params, dependsOn, OnError.ABORT, 3, "s1", null);
    String before = JsonText.line(step.toJson());
    params.withObject("a").put("b", 2);
    dependsOn.clear();
    assertEquals(before, JsonText.line(step.toJson()));
  }

  @Test
  void aStepCannotBeChangedThroughWhatItHandsOut() {
    PlanStep step = read("{'step_id':'s1','params':{'a':{'b':1}}}");
    String before = JsonText.line(step.toJson());
    step.params().withObject("a").put("b", 2);
    step.toJson().withObject("params").withObject("a").put("b", 2);
    assertEquals(before, JsonText.line(step.toJson()));
  }

  @Test
  void stepsOfOneJsonValueAreEqual() {
    PlanStep one = read("{'step_id':'s1','params':{'a':1,'b':2}}");
    PlanStep same = read("{'params':{'b':2.0,'a':1e0},'step_id':'s1'}");
    assertEquals(one, same);
    assertEquals(one.hashCode(), same.hashCode());
    assertNotEquals(one, read("{'step_id':'s1','params':{'a':1,'b':3}}"));
  }

  @Test
  void aBlankIdAndANegativeRetryCountAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new PlanStep("\t", "skill.echo", null, null, null, 3, null, null));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PlanStep("s1", "skill.echo", null, null, null, -1, null, null));
  }
}
