package io.touchstone.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.Terms;
import io.touchstone.diff.Side;
import io.touchstone.proof.Containment;
import io.touchstone.proof.ContainmentDecider;
import io.touchstone.proof.DecisionSettings;
import io.touchstone.schema.Schema;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The laws of verdicts, on random pairs of contracts. */
class VerdictLawsTest {
  private static final RuleBook RULES = RuleBook.standard();
  private static final Judge TOLERANT = new Judge(RULES, Policy.TOLERANT);
  private static final Judge STRICT = new Judge(RULES, Policy.STRICT);
  private static final ContainmentDecider DECIDER =
      new ContainmentDecider(DecisionSettings.DEFAULT);

  /** Two versions that differ in one schema at most. */
  record Step(Contract old, Contract now) {
    @Override
    public String toString() {
      return old.document().root() + "\n" + now.document().root();
    }
  }

  @Property(tries = 100)
  void aContractAgainstItselfNeedsNothing(@ForAll("steps") Step step) {
    for (Judge judge : List.of(TOLERANT, STRICT)) {
      Verdict verdict = judge.judge(step.old(), step.old());
      assertEquals(Bump.NONE, verdict.required());
      assertEquals(List.of(), verdict.judgements());
    }
  }

  @Property(tries = 200)
  void strictnessNeverNeedsLess(@ForAll("steps") Step step) {
    Bump tolerant = TOLERANT.judge(step.old(), step.now()).required();
    Bump strict = STRICT.judge(step.old(), step.now()).required();
    assertTrue(strict.compareTo(tolerant) >= 0, () -> tolerant + " and " + strict);
  }

  @Property(tries = 200)
  void theWholeNeedsWhatEachSideNeeds(@ForAll("steps") Step step) {
    for (Judge judge : List.of(TOLERANT, STRICT)) {
      Verdict verdict = judge.judge(step.old(), step.now());
      for (SideVerdict side : verdict.sides()) {
        assertTrue(verdict.required().compareTo(side.bump()) >= 0, side::toString);
        assertTrue(!side.warning() || verdict.warns(), side::toString);
      }
    }
  }

  @Property(tries = 200)
  void inputsAreBrokenExactlyWhenSomeAreRefused(@ForAll("inputs") Step step) {
    Containment kept = DECIDER.decide(inputs(step.old()), inputs(step.now()));
    assertFalse(kept instanceof Containment.Undecided, kept::toString);
    boolean broken = kept instanceof Containment.Refuted;
    Verdict verdict = STRICT.judge(step.old(), step.now());
    assertEquals(broken, verdict.required() == Bump.MAJOR);
    assertEquals(broken, verdict.side(Side.INPUTS).orElseThrow().bump() == Bump.MAJOR);
    Statistics.label("broken")
        .collect(broken)
        .coverage(
            coverage -> {
              coverage.check(true).percentage(share -> share > 10);
              coverage.check(false).percentage(share -> share > 10);
            });
  }

  private static Schema inputs(Contract contract) {
    return ((Terms.Behavior) contract.terms()).inputs();
  }

  @Provide
  Arbitrary<Step> steps() {
    return Arbitraries.of("inputs", "outputs").flatMap(VerdictLawsTest::steps);
  }

  @Provide
  Arbitrary<Step> inputs() {
    return steps("inputs");
  }

  private static Arbitrary<Step> steps(String side) {
    return Arbitraries.randomValue(
        random -> {
          ContractSchemas schemas = new ContractSchemas(new Random(random.nextLong()));
          ObjectNode old = schemas.object(2);
          ObjectNode now = random.nextInt(4) == 0 ? schemas.object(2) : schemas.relative(old);
          return new Step(
              Contracts.ofSide(side, old, "1.0.0"), Contracts.ofSide(side, now, "1.1.0"));
        });
  }
}
