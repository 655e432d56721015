package io.touchstone.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.Containment.Proved;
import io.touchstone.proof.Containment.Refuted;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Small schemas against brute force: every document of a small universe is tried. */
class SmallModelsTest {
  private static final int PAIRS = 4_000;
  private static final ContainmentDecider DECIDER =
      new ContainmentDecider(DecisionSettings.DEFAULT);

  private final List<JsonNode> universe = SmallModels.documents();

  @Test
  void everyPairOfSingleKeywordsIsRight() {
    List<JsonNode> atoms = SmallModels.atoms();
    for (JsonNode a : atoms) {
      for (JsonNode b : atoms) {
        check(a, b);
      }
    }
  }

  @Test
  void aSampleOfAllSmallPairsIsRight() {
    List<JsonNode> schemas = SmallModels.schemas();
    assertTrue(schemas.size() > 5_000, schemas.size() + " schemas");
    Random random = new Random(3);
    List<String> undecided = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      JsonNode a = SchemaWords.one(schemas, random);
      JsonNode b = SchemaWords.one(schemas, random);
      if (!check(a, b)) {
        undecided.add(a + " in " + b);
      }
    }
    assertTrue(
        undecided.size() < PAIRS / 200,
        () -> undecided.size() + " undecided, such as " + undecided.get(0));
  }

  /** Near relatives are contained in each other more often than chance would have it. */
  @Test
  void aSampleOfIntersectionsAndUnionsIsRight() {
    List<JsonNode> schemas = SmallModels.schemas();
    Random random = new Random(4);
    for (int i = 0; i < PAIRS; i++) {
      JsonNode a = SchemaWords.one(schemas, random);
      JsonNode b = SchemaWords.one(schemas, random);
      JsonNode c = SchemaWords.one(SmallModels.atoms(), random);
      check(joined("allOf", a, b), random.nextBoolean() ? joined("oneOf", a, c) : c);
      check(a, joined("anyOf", b, joined("allOf", a, c)));
    }
  }

  private static JsonNode joined(String word, JsonNode a, JsonNode b) {
    return ProofCases.json("{\"%s\":[%s,%s]}".formatted(word, a, b));
  }

  /** Whether the pair was decided; fails when it was decided wrongly. */
  private boolean check(JsonNode a, JsonNode b) {
    Containment answer = DECIDER.decideUnconfirmed(schema(a), schema(b));
    if (answer instanceof Proved) {
      Optional<JsonNode> against =
          universe.stream().filter(document -> separates(a, b, document)).findFirst();
      assertTrue(against.isEmpty(), () -> against.get() + " is in " + a + " and not in " + b);
    }
    if (answer instanceof Refuted refuted) {
      assertTrue(
          separates(a, b, refuted.witness()),
          () -> refuted.witness() + " does not tell " + a + " from " + b);
    }
    return answer instanceof Proved || answer instanceof Refuted;
  }

  private static boolean separates(JsonNode a, JsonNode b, JsonNode document) {
    return TinyEvaluator.accepts(a, document) && !TinyEvaluator.accepts(b, document);
  }

  private static Schema schema(JsonNode json) {
    return ProofCases.schema(json, Dialect.DRAFT_2020_12);
  }
}
