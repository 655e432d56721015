package io.touchstone.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.Containment.Refuted;
import io.touchstone.proof.Containment.Undecided;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What cannot be read is unknown, and the unknown never becomes a proof. */
class UnknownDisciplineTest {
  @TestFactory
  Stream<DynamicTest> theUnknownIsNeverGuessed() {
    return ProofCases.of("unknowns.json", Set.of("name", "a", "b", "expect")).stream()
        .map(row -> dynamicTest(row.get("name").textValue(), () -> check(row)));
  }

  private static void check(JsonNode row) {
    Schema a = ProofCases.schema(row.get("a"), Dialect.DRAFT_2020_12);
    Schema b = ProofCases.schema(row.get("b"), Dialect.DRAFT_2020_12);
    Containment answer = new ContainmentDecider(DecisionSettings.DEFAULT).decide(a, b);
    Supplier<String> message = () -> row.get("name") + ": " + answer;
    switch (row.get("expect").textValue()) {
      // Undecided, or refuted by a document on which both evaluators agree.
      case "not proved" -> assertTrue(isOpen(answer, a, b), message);
      case "not refuted" -> assertFalse(answer instanceof Refuted, message);
      default -> assertEquals(row.get("expect").textValue(), answer.word(), message);
    }
    if (answer instanceof Undecided undecided) {
      assertFalse(undecided.reason().isBlank());
    }
  }

  private static boolean isOpen(Containment answer, Schema a, Schema b) {
    return answer instanceof Undecided
        || answer instanceof Refuted refuted
            && new Judges(a, b).networkntSeparates(refuted.witness());
  }
}
