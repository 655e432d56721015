package io.touchstone.runtime;

import static io.touchstone.runtime.Skills.json;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.SemVer;
import io.touchstone.json.ContentHash;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonEquality;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StructuredOutcomeTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static OutcomeMeta meta(String callId, Instant start, long millis, String cents) {
    return new OutcomeMeta(
        callId,
        "skill.test",
        SemVer.parse("1.2.0"),
        start,
        start.plusMillis(millis),
        Optional.of(ContentHash.of(json("{}"))),
        new BigDecimal(cents),
        2,
        List.of(new SideEffect("write", "b"), new SideEffect("read", "a")));
  }

  private static StructuredOutcome outcome(String result) {
    return new StructuredOutcome(
        "id", json(result), Optional.empty(), meta("call", START, 1500, "0.50"));
  }

  private static Set<FieldPath> paths(String... paths) {
    return Set.of(paths).stream().map(FieldPath::parse).collect(toSet());
  }

  @Test
  void aSuccessAsCanonicalJson() {
    String expected =
        "{'error':null,'id':'id','meta':{'attempts':2,'call_id':'call','cost_cents':0.5,"
            + "'duration_ms':1500,'ended_at':'2026-01-01T00:00:01.500Z','inputs_hash':'HASH',"
            + "'side_effects':[{'target':'b','type':'write'},{'target':'a','type':'read'}],"
            + "'skill_id':'skill.test','skill_version':'1.2.0',"
            + "'started_at':'2026-01-01T00:00:00Z'},'ok':true,'result':{'a':1}}";
    String hash = ContentHash.of(json("{}")).hex();
    assertEquals(
        expected.replace('\'', '"').replace("HASH", hash), outcome("{'a': 1.0}").toCanonicalJson());
  }

  @Test
  void aFailureAsJson() {
    SkillError error = SkillError.of("ERR_TIMEOUT", "too slow", json("{'limit': 3}"));
    StructuredOutcome failed =
        new StructuredOutcome("id", null, Optional.of(error), meta("call", START, 0, "0"));
    assertEquals(
        json(
            "{'code': 'ERR_TIMEOUT', 'message': 'too slow', 'category': 'TRANSIENT',"
                + " 'retryable': true, 'details': {'limit': 3}}"),
        failed.toJson().get("error"));
    assertEquals(json("null"), failed.toJson().get("result"));
    assertEquals(json("false"), failed.toJson().get("ok"));
  }

  @Test
  void aResultBesideAnErrorIsRefused() {
    SkillError error = SkillError.of("ERR_TIMEOUT", "too slow");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new StructuredOutcome(
                "id", json("1"), Optional.of(error), meta("call", START, 0, "0")));
  }

  @Test
  void theHashIgnoresIdsAndTimesAndHowCostsAreSpelled() {
    StructuredOutcome other =
        new StructuredOutcome(
            "other",
            json("{'a': 1.0}"),
            Optional.empty(),
            meta("another", START.plusSeconds(5), 7, "0.5"));
    assertEquals(outcome("{'a': 1}").contentHash(), other.contentHash());
    assertNotEquals(outcome("{'a': 1}").toCanonicalJson(), other.toCanonicalJson());
  }

  @Test
  void theHashCountsResultCostAndOrderOfSideEffects() {
    ContentHash hash = outcome("{'a': 1}").contentHash();
    assertNotEquals(hash, outcome("{'a': 2}").contentHash());
    assertNotEquals(
        hash,
        new StructuredOutcome(
                "id", json("{'a': 1}"), Optional.empty(), meta("call", START, 1500, "0.6"))
            .contentHash());
    assertNotEquals(hash, outcome("{'a': 1}").contentHash(paths("meta.side_effects")));
  }

  @Test
  void howLongToWaitIsNoPartOfTheHash() {
    List<ContentHash> hashes =
        Stream.of("{'retry_after_ms': 7, 'limit': 3}", "{'retry_after_ms': 9, 'limit': 3}")
            .map(details -> SkillError.of("ERR_RATE_LIMIT_INTERNAL", "too fast", json(details)))
            .map(
                error ->
                    new StructuredOutcome(
                        "id", null, Optional.of(error), meta("call", START, 0, "0")))
            .map(StructuredOutcome::contentHash)
            .toList();

    assertEquals(hashes.get(0), hashes.get(1));
  }

  @Test
  void excludedPartsDoNotCount() {
    Set<FieldPath> latency = paths("result.latency_ms");
    assertEquals(
        outcome("{'a': 1, 'latency_ms': 5}").contentHash(latency),
        outcome("{'a': 1, 'latency_ms': 9}").contentHash(latency));
    assertNotEquals(
        outcome("{'a': 1, 'latency_ms': 5}").contentHash(latency),
        outcome("{'a': 2, 'latency_ms': 5}").contentHash(latency));
    assertEquals(
        outcome("[{'t': 1, 'v': 2}, {'t': 3, 'v': 4}]").contentHash(paths("result.*.t")),
        outcome("[{'t': 0, 'v': 2}, {'v': 4}]").contentHash(paths("result.*.t")));
  }

  @Test
  void pathsCountAsTheyLeadBeforeAnythingIsTakenOut() {
    assertEquals(json("['c']"), Pruning.without(json("['a', 'b', 'c']"), paths("0", "1")));
    assertEquals(json("{'1': 0}"), Pruning.without(json("{'0': 0, '1': 0}"), paths("0", "1.x")));
    assertEquals(json("null"), Pruning.without(json("{'a': 0}"), paths("")));
  }

  @Test
  void nothingChangesAnOutcomeFromOutside() {
    ObjectNode result = (ObjectNode) json("{'a': 1}");
    StructuredOutcome outcome =
        new StructuredOutcome("id", result, Optional.empty(), meta("call", START, 0, "0"));
    JsonNode before = outcome.toJson();
    result.put("a", 2);
    ((ObjectNode) outcome.result()).put("a", 3);
    ((ObjectNode) outcome.toJson().get("result")).put("a", 4);
    ((ObjectNode) outcome.deterministicView().get("meta")).put("skill_id", "x");
    assertTrue(JsonEquality.equal(before, outcome.toJson()));
  }

  @Test
  void aClockThatWasSetBackGivesNoNegativeDuration() {
    assertEquals(0, meta("call", START, -5, "0").durationMs());
  }

  @Test
  void loneSurrogatesDoNotReachAnError() {
    SkillError error = SkillError.of("ERR_TIMEOUT", "a\uD800b");
    assertEquals("a?b", error.message());
  }

  @Test
  void aCallBetweenTheEndsOfTimeStillHasAHash() {
    OutcomeMeta ages =
        new OutcomeMeta(
            "call",
            "skill.test",
            Optional.empty(),
            Instant.MIN,
            Instant.MAX,
            Optional.empty(),
            BigDecimal.ZERO,
            1,
            List.of());
    StructuredOutcome outcome = new StructuredOutcome("id", json("1"), Optional.empty(), ages);
    assertTrue(outcome.toCanonicalJson().contains("\"duration_ms\":9007199254740991,"));
  }
}
