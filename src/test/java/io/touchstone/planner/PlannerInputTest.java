package io.touchstone.planner;

import static io.touchstone.plan.PlanJson.json;
import static io.touchstone.planner.Planning.input;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.ContentHash;
import io.touchstone.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerInputTest {
  private static final String FULL =
      """
      {"agent_id": "agent-1", "goal": "echo hi", "context_summary": "idle", \
      "memory_snippets": ["a", "b"], "tool_manifest": [{"skill_id": "skill.echo"}], \
      "context": {"n": 1.50}}""";

  @Test
  void everyMemberIsKept() {
    assertEquals(FULL, JsonText.line(input(json(FULL)).toJson()));
  }

  @Test
  void onlyTheGoalIsNeeded() {
    assertEquals(
        """
        {"agent_id": null, "goal": "echo hi", "context_summary": null, "memory_snippets": [], \
        "tool_manifest": null, "context": null}""",
        JsonText.line(input(json("{'goal':'echo hi'}")).toJson()));
  }

  @Test
  void aNullMemberIsAMissingOne() {
    assertEquals(
        input(json("{'goal':'g'}")),
        input(
            json(
                "{'agent_id':null,'goal':'g','context_summary':null,'memory_snippets':null,'tool_manifest':null,'context':null}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                | PLANNER_GENERATION_FAILED | ``                | expected an object, the input of a planner, found an array
          null                              | PLANNER_GENERATION_FAILED | ``                | expected an object, the input of a planner, found null
          'echo'                            | PLANNER_GENERATION_FAILED | ``                | expected an object, the input of a planner, found "echo"
          {}                                | PLANNER_INVALID_GOAL      | goal              | goal: expected a string, found nothing
          {'goal':null}                     | PLANNER_INVALID_GOAL      | goal              | goal: expected a string, found null
          {'goal':['echo']}                 | PLANNER_INVALID_GOAL      | goal              | goal: expected a string, found an array
          {'goal':1.0}                      | PLANNER_INVALID_GOAL      | goal              | goal: expected a string, found 1
          {'goal':'g','agent_id':1}         | PLANNER_GENERATION_FAILED | agent_id          | agent_id: expected a string, found 1
          {'goal':'g','context_summary':{}} | PLANNER_GENERATION_FAILED | context_summary   | context_summary: expected a string, found an object
          {'goal':'g','memory_snippets':''} | PLANNER_GENERATION_FAILED | memory_snippets   | memory_snippets: expected an array, found ""
          {'goal':'g','memory_snippets':[1]}| PLANNER_GENERATION_FAILED | memory_snippets.0 | memory_snippets.0: expected a string, found 1
          {'gaol':'g'}                      | PLANNER_GENERATION_FAILED | gaol              | gaol: unknown key "gaol" in the input of a planner; Known: "agent_id", "context", "context_summary", "goal", "memory_snippets", "tool_manifest"
          {'goal':'g','tool_manifests':[]}  | PLANNER_GENERATION_FAILED | tool_manifests    | tool_manifests: unknown key "tool_manifests" in the input of a planner; did you mean "tool_manifest"? Known: "agent_id", "context", "context_summary", "goal", "memory_snippets", "tool_manifest"
          """)
  void aMalformedDocumentIsAnErrorWithItsPath(
      String document, String code, String path, String message) {
    PlannerError error =
        PlannerInput.fromJson(json(document)).match(input -> null, refused -> refused);
    assertEquals(code, error.code().name());
    assertEquals(path, error.details().get("path").textValue());
    assertEquals(message, error.message());
    assertEquals(false, error.retryable());
  }

  @Test
  void theCacheKeyIsTheHashOfTheTrimmedInput() {
    assertEquals(
        ContentHash.of(
            json(
                "{'agent_id':null,'goal':'echo  hi','context_summary':null,'memory_snippets':[],'tool_manifest':null,'context':null}")),
        input("\u3000echo  hi\n").cacheKey());
  }

  @Test
  void theCacheKeySeesEveryMember() {
    PlannerInput full = input(json(FULL));
    for (String name :
        List.of("agent_id", "context_summary", "memory_snippets", "tool_manifest", "context")) {
      ObjectNode less = (ObjectNode) json(FULL);
      less.remove(name);
      assertNotEquals(full.cacheKey(), input(less).cacheKey(), name);
    }
    assertNotEquals(input("echo hi").cacheKey(), input("echo  hi").cacheKey());
  }

  @Test
  void anInexactIntegerHasNoCacheKey() {
    CanonicalJsonException refused =
        assertThrows(
            CanonicalJsonException.class,
            () -> input(json("{'goal':'g','context':{'n':9007199254740993}}")).cacheKey());
    assertEquals("context.n", refused.path().toString());
  }

  @Test
  void anInputCannotBeChangedFromOutside() {
    ObjectNode document = (ObjectNode) json(FULL);
    List<String> snippets = new ArrayList<>(List.of("a"));
    PlannerInput input =
        new PlannerInput(
            null, "g", null, snippets, document.get("tool_manifest"), document.get("context"));
    String before = JsonText.line(input.toJson());
    snippets.add("b");
    document.withObject("context").put("n", 2);
    document.withArray("tool_manifest").removeAll();
    ((ObjectNode) input.context()).put("n", 3);
    ((ObjectNode) input.toolManifest().get(0)).put("skill_id", "x");
    input.toJson().withObject("context").put("n", 4);
    assertEquals(before, JsonText.line(input.toJson()));
  }

  @Test
  void inputsOfOneJsonValueAreEqual() {
    PlannerInput one = input(json("{'goal':'g','context':{'a':1,'b':2}}"));
    PlannerInput same = input(json("{'context':{'b':2.0,'a':1e0},'goal':'g'}"));
    assertEquals(one, same);
    assertEquals(one.hashCode(), same.hashCode());
    assertNotEquals(one, input(json("{'goal':'g','context':{'a':1,'b':3}}")));
  }
}
