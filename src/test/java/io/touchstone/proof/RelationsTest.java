package io.touchstone.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.Containment.Refuted;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** How schemas of contracts move, and the documents that tell. */
class RelationsTest {
  private static final Set<String> KEYS =
      Set.of("id", "old", "new", "relation", "in_old_not_in_new", "in_new_not_in_old");

  @TestFactory
  Stream<DynamicTest> theRelationIsKnown() {
    return ProofCases.of("relations.json", KEYS).stream()
        .map(row -> dynamicTest(row.get("id").textValue(), () -> check(row)));
  }

  private static void check(JsonNode row) {
    Schema before = ProofCases.schema(row.get("old"), Dialect.DRAFT_2020_12);
    Schema after = ProofCases.schema(row.get("new"), Dialect.DRAFT_2020_12);
    Relation relation = new ContainmentDecider(DecisionSettings.DEFAULT).relate(before, after);
    assertEquals(row.get("relation").textValue(), relation.kind().name(), relation::toString);
    assertSeparates(relation.oldInNew(), new Judges(before, after));
    assertSeparates(relation.newInOld(), new Judges(after, before));
  }

  private static void assertSeparates(Containment answer, Judges judges) {
    if (answer instanceof Refuted refuted) {
      assertTrue(judges.engineSeparates(refuted.witness()), answer::toString);
      assertTrue(judges.networkntSeparates(refuted.witness()), answer::toString);
    }
  }

  @TestFactory
  Stream<DynamicTest> theKnownDocumentsTellThemApart() {
    return ProofCases.of("relations.json", KEYS).stream()
        .map(row -> dynamicTest(row.get("id").textValue(), () -> checkDocuments(row)));
  }

  private static void checkDocuments(JsonNode row) {
    Schema before = ProofCases.schema(row.get("old"), Dialect.DRAFT_2020_12);
    Schema after = ProofCases.schema(row.get("new"), Dialect.DRAFT_2020_12);
    if (row.has("in_old_not_in_new")) {
      assertTrue(new Judges(before, after).networkntSeparates(row.get("in_old_not_in_new")));
    }
    if (row.has("in_new_not_in_old")) {
      assertTrue(new Judges(after, before).networkntSeparates(row.get("in_new_not_in_old")));
    }
  }
}
