package io.touchstone.proof;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.Containment.Proved;
import io.touchstone.proof.Containment.Refuted;
import io.touchstone.proof.Containment.Undecided;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Attacks proofs of random pairs with documents. The seed of a failure stands in its message. */
class RandomPairsTest {
  private static final int PAIRS = 3_000;
  private static final int MORE_PAIRS = 1_000;
  private static final int DOCUMENTS = 150;

  /** networknt is slow to start; it sees every so many of the proofs. */
  private static final int VALIDATED = 4;

  private static final ContainmentDecider DECIDER =
      new ContainmentDecider(DecisionSettings.DEFAULT);

  private final long seed = Long.getLong("touchstone.seed", System.nanoTime());

  @Test
  void noDocumentContradictsAProof() {
    Random random = new Random(seed);
    int proofs = 0;
    for (int i = 0; i < PAIRS; i++) {
      RandomPair pair = RandomPair.of(random);
      if (DECIDER.decideUnconfirmed(pair.a(), pair.b()) instanceof Proved) {
        attack(pair, proofs++ % VALIDATED == 0, new Random(random.nextLong()));
      }
    }
    assertTrue(proofs > PAIRS / 20, proofs + " proofs with seed " + seed);
  }

  private void attack(RandomPair pair, boolean validated, Random random) {
    Session session = new Session(pair.a(), pair.b(), DecisionSettings.DEFAULT);
    Judges judges = new Judges(pair.a(), pair.b());
    for (JsonNode document : InstancePool.of(pair.a().json(), pair.b().json(), DOCUMENTS, random)) {
      assertFalse(session.tellsApart(document), () -> against(pair, document));
      if (validated && judges.networkntSeparates(document)) {
        assertTrue(
            ValidatorFaults.mayMisjudge(pair.a(), document)
                || ValidatorFaults.mayMisjudge(pair.b(), document),
            () -> "networknt " + against(pair, document));
      }
    }
  }

  @Test
  void rewritesAreNeverToldApart() {
    Random random = new Random(seed);
    for (int i = 0; i < PAIRS; i++) {
      RandomPair pair = RandomPair.of(random);
      if (pair.equivalent()) {
        Containment there = DECIDER.decideUnconfirmed(pair.a(), pair.b());
        Containment back = DECIDER.decideUnconfirmed(pair.b(), pair.a());
        assertFalse(there instanceof Refuted, () -> against(pair, there));
        assertFalse(back instanceof Refuted, () -> "back: " + against(pair, back));
      }
    }
  }

  @Test
  void whatIsModelledIsDecided() {
    Random random = new Random(seed);
    List<String> undecided = new ArrayList<>();
    for (int i = 0; i < MORE_PAIRS; i++) {
      RandomPair pair = RandomPair.of(random);
      if (DECIDER.decideUnconfirmed(pair.a(), pair.b()) instanceof Undecided answer) {
        undecided.add(against(pair, answer));
      }
    }
    assertTrue(
        undecided.size() < MORE_PAIRS / 50,
        () -> undecided.size() + " undecided, such as " + undecided.get(0));
  }

  private String against(RandomPair pair, Object evidence) {
    return "%s%n%s with -Dtouchstone.seed=%d".formatted(pair, evidence, seed);
  }
}
