package io.touchstone.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.proof.Containment.Refuted;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each keyword of every draft and each trap of the specification, in pairs made by hand. */
class AcceptancePairsTest {
  private static final ContainmentDecider DECIDER =
      new ContainmentDecider(DecisionSettings.DEFAULT);

  @TestFactory
  Stream<DynamicTest> theAnswerIsThatOfTheSpecification() {
    return AcceptancePair.all().map(pair -> dynamicTest(pair.name(), () -> check(pair)));
  }

  private static void check(AcceptancePair pair) {
    Containment answer = DECIDER.decide(pair.a(), pair.b());
    assertEquals(pair.expect(), answer.word(), () -> pair.name() + ": " + answer);
    if (answer instanceof Refuted refuted) {
      JsonNode witness = refuted.witness();
      assertSeparates(pair, witness);
      assertTrue(
          pair.witnesses().isEmpty()
              || pair.witnesses().stream().anyMatch(one -> JsonEquality.equal(one, witness)),
          () -> witness + " is none of " + pair.witnesses());
    }
  }

  @TestFactory
  Stream<DynamicTest> bothEvaluatorsAgreeOnTheExample() {
    return AcceptancePair.all()
        .filter(pair -> !pair.example().isMissingNode())
        .map(pair -> dynamicTest(pair.name(), () -> assertSeparates(pair, pair.example())));
  }

  private static void assertSeparates(AcceptancePair pair, JsonNode document) {
    Judges judges = new Judges(pair.a(), pair.b());
    assertTrue(judges.engineSeparates(document), () -> "the engine on " + document);
    assertEquals(
        !pair.validatorErrs(),
        judges.networkntSeparates(document),
        () -> "networknt on " + document);
  }

  @Test
  void namesAreUnique() {
    long names = AcceptancePair.all().map(AcceptancePair::name).distinct().count();
    assertEquals(AcceptancePair.all().count(), names);
    assertTrue(names >= 150, () -> names + " pairs");
  }
}
