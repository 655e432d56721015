package io.touchstone.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class OutcomeHashPropertyTest {
  private static StructuredOutcome outcome(String id, long millis, JsonNode result) {
    Instant start = Instant.ofEpochMilli(millis);
    OutcomeMeta meta =
        new OutcomeMeta(
            id,
            "skill.test",
            Optional.empty(),
            start,
            start.plusMillis(millis % 1000),
            Optional.empty(),
            BigDecimal.ONE,
            1,
            List.of());
    return new StructuredOutcome(id, result, Optional.empty(), meta);
  }

  private static ObjectNode object(Map<String, Integer> members, Random order) {
    List<String> names = new ArrayList<>(members.keySet());
    Collections.shuffle(names, order);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    names.forEach(name -> object.put(SkillError.writable(name), members.get(name)));
    return object;
  }

  @Property(tries = 200)
  void theHashIgnoresIdsTimesAndTheOrderOfKeys(
      @ForAll @Size(max = 8) Map<@NotEmpty String, Integer> members,
      @ForAll String id,
      @ForAll @IntRange(min = 0) int millis,
      @ForAll Random order) {
    Map<String, Integer> clean = new TreeMap<>();
    members.forEach((name, value) -> clean.put(SkillError.writable(name), value));
    assertEquals(
        outcome("a", 0, object(clean, order)).contentHash(),
        outcome(id, millis, object(clean, order)).contentHash());
  }

  @Property(tries = 200)
  void theHashSeesEveryMemberButTheExcludedOne(
      @ForAll int value, @ForAll int other, @ForAll Random order) {
    JsonNode one = object(Map.of("a", value, "b", 1), order);
    JsonNode two = object(Map.of("a", other, "b", 1), order);
    Set<FieldPath> a = Set.of(FieldPath.parse("result.a"));
    assertEquals(outcome("x", 0, one).contentHash(a), outcome("y", 5, two).contentHash(a));
    if (value != other) {
      assertNotEquals(outcome("x", 0, one).contentHash(), outcome("x", 0, two).contentHash());
    }
  }
}
