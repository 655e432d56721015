package io.touchstone.planner;

import static io.touchstone.plan.PlanJson.json;
import static io.touchstone.plan.PlanJson.parse;
import static io.touchstone.planner.Planning.ask;
import static io.touchstone.planner.Planning.input;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.ContentHash;
import io.touchstone.plan.JsonShapeException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerResultTest {
  private static final String GOAL = "{'goal':'analyze it','context':{'url':'https://x'}}";

  private static PlannerResult askAt(String time) {
    Clock clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    return new StubPlanner(clock).plan(input(json(GOAL)));
  }

  @Test
  void anOutputIsReadBackAsItWasWritten() {
    PlannerResult output = ask(GOAL);
    PlannerOutput again = PlannerOutput.fromJson(parse(output.toCanonicalJson()));
    assertEquals(output, again);
    assertEquals(output.toCanonicalJson(), again.toCanonicalJson());
    assertEquals(output.contentHash(), again.contentHash());
  }

  @Test
  void theTimeIsInTheWholeValueAndNotInTheHash() {
    PlannerResult early = askAt("2026-01-01T00:00:00Z");
    PlannerResult late = askAt("2027-06-30T23:59:59.123456Z");
    assertEquals(early.contentHash(), late.contentHash());
    assertNotEquals(early.toCanonicalJson(), late.toCanonicalJson());
    assertEquals(
        "2027-06-30T23:59:59.123456Z",
        parse(late.toCanonicalJson()).at("/metadata/generated_at").textValue());
  }

  @Test
  void theHashIsThatOfTheJsonWithoutTheTime() {
    PlannerResult output = ask(GOAL);
    ObjectNode view = output.toJson();
    ((ObjectNode) view.get("metadata")).remove("generated_at");
    assertEquals(ContentHash.of(view), output.contentHash());
  }

  @Test
  void theHashSeesEverythingElse() {
    ContentHash hash = ask(GOAL).contentHash();
    ObjectNode json = ask(GOAL).toJson();
    json.withObject("metadata").put("cost_cents", 0.25);
    assertNotEquals(hash, PlannerOutput.fromJson(json).contentHash());
    json = ask(GOAL).toJson();
    json.withArray("warnings").add("beware");
    assertNotEquals(hash, PlannerOutput.fromJson(json).contentHash());
  }

  @Test
  void anErrorIsFlatAndItsHashIsThatOfAllOfIt() {
    PlannerError error =
        new PlannerError(
            PlannerErrorCode.PLANNER_RATE_LIMITED, "slow down", true, json("{'used':7}"), 1500L);
    assertEquals(
        "{\"code\":\"PLANNER_RATE_LIMITED\",\"details\":{\"used\":7},\"message\":\"slow down\","
            + "\"retry_after_ms\":1500,\"retryable\":true}",
        error.toCanonicalJson());
    assertEquals(ContentHash.of(error.toJson()), error.contentHash());
  }

  @Test
  void whatIsNullIsWrittenAsNull() {
    PlannerError error = PlannerError.permanent(PlannerErrorCode.PLANNER_TIMEOUT, "too slow", null);
    assertEquals(
        "{\"code\":\"PLANNER_TIMEOUT\",\"details\":null,\"message\":\"too slow\","
            + "\"retry_after_ms\":null,\"retryable\":false}",
        error.toCanonicalJson());
  }

  @Test
  void aResultCannotBeChangedThroughWhatItHandsOut() {
    PlannerResult output = ask(GOAL);
    String before = output.toCanonicalJson();
    output.toJson().withArray("steps").removeAll();
    output.deterministicView().withObject("metadata").put("planner", "x");
    assertEquals(before, output.toCanonicalJson());

    PlannerError error =
        PlannerError.permanent(PlannerErrorCode.PLANNER_TIMEOUT, "m", json("{'a':1}"));
    ((ObjectNode) error.details()).put("a", 2);
    error.toJson().withObject("details").put("a", 3);
    assertEquals(1, error.details().get("a").intValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /metadata/cache_key    | 'abc'       | metadata.cache_key     | expected 64 lower-case hexadecimal digits, found "abc"
          /metadata/generated_at | 'yesterday' | metadata.generated_at  | expected a time such as 2026-01-31T12:00:00Z, found "yesterday"
          /metadata/cost_cents   | 'free'      | metadata.cost_cents    | expected a number, found "free"
          /metadata/planner      | null        | metadata.planner       | expected a string, found null
          /metadata/deterministic| 1           | metadata.deterministic | expected true or false, found 1
          /metadata              | null        | metadata               | expected an object, the metadata of a plan, found null
          /steps/0/step_id       | 1           | steps.0.step_id        | expected a string, found 1
          /warnings              | {}          | warnings               | expected an array, found an object
          """)
  void aMalformedOutputIsRefusedWithPathAndReason(
      String pointer, String value, String path, String problem) {
    int slash = pointer.lastIndexOf('/');
    JsonNode output = ask(GOAL).toJson();
    ((ObjectNode) output.at(pointer.substring(0, slash)))
        .set(pointer.substring(slash + 1), json(value));
    JsonShapeException refused =
        assertThrows(JsonShapeException.class, () -> PlannerOutput.fromJson(output));
    assertEquals(path, refused.path().toString());
    assertEquals(problem, refused.problem());
  }
}
