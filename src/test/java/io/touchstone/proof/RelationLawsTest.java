package io.touchstone.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.Containment.Proved;
import io.touchstone.proof.Containment.Refuted;
import io.touchstone.proof.Containment.Undecided;
import io.touchstone.schema.Schema;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The laws of containment, on random pairs. */
class RelationLawsTest {
  /** In percent of the answers of a law. */
  private static final double LEAST_DECIDED = 90;

  private static final ContainmentDecider DECIDER =
      new ContainmentDecider(DecisionSettings.DEFAULT);

  @Property(tries = 300)
  void everySchemaIsInItself(@ForAll("pairs") RandomPair pair) {
    assertTrue(decide(pair.a(), pair.a()) instanceof Proved);
    // As if it did not see that they are one.
    Session session = new Session(pair.a(), pair.a(), DecisionSettings.DEFAULT);
    Outcome outcome = session.find(session.difference());
    assertFalse(outcome instanceof Outcome.Found, outcome::toString);
    mostlyDecided(!(outcome instanceof Outcome.Unknown));
    Schema again = SchemaForms.shuffled(pair.a());
    assertNotRefuted(decide(pair.a(), again));
    assertNotRefuted(decide(again, pair.a()));
  }

  @Property(tries = 300)
  void bothAreInTheirUnionAndHoldTheirIntersection(@ForAll("pairs") RandomPair pair) {
    Schema union = SchemaForms.both("anyOf", pair.a(), pair.b());
    Schema intersection = SchemaForms.both("allOf", pair.a(), pair.b());
    assertNotRefuted(decide(pair.a(), union));
    assertNotRefuted(decide(pair.b(), union));
    assertNotRefuted(decide(intersection, pair.a()));
    assertNotRefuted(decide(intersection, pair.b()));
  }

  @Property(tries = 300)
  void containmentUnionAndContrapositionAgree(@ForAll("pairs") RandomPair pair) {
    Containment plain = decide(pair.a(), pair.b());
    Schema union = SchemaForms.both("anyOf", pair.a(), pair.b());
    assertCompatible(plain, decide(union, pair.b()));
    assertCompatible(plain, decide(SchemaForms.not(pair.b()), SchemaForms.not(pair.a())));
  }

  @Property(tries = 100)
  void theAnswerDoesNotDependOnTheForm(@ForAll("pairs") RandomPair pair) {
    Containment plain = decide(pair.a(), pair.b());
    for (SchemaForms.Form form : SchemaForms.Form.values()) {
      Containment left = decide(form.of(pair.a()), pair.b());
      Containment right = decide(pair.a(), form.of(pair.b()));
      assertCompatible(plain, left);
      assertCompatible(plain, right);
    }
  }

  @Property(tries = 2_000)
  void proofsAreTransitive(@ForAll("pairs") RandomPair pair, @ForAll long seed) {
    Schema last = RandomPair.relative(pair.b(), new Random(seed));
    boolean chain =
        decide(pair.a(), pair.b()) instanceof Proved && decide(pair.b(), last) instanceof Proved;
    Statistics.label("chains")
        .collect(chain)
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 0.5));
    if (chain) {
      assertNotRefuted(decide(pair.a(), last));
    }
  }

  @Property(tries = 300)
  void bothWaysAgreeWithTheRelation(@ForAll("pairs") RandomPair pair) {
    Relation relation = DECIDER.relate(pair.a(), pair.b());
    assertEquals(DECIDER.decide(pair.a(), pair.b()).word(), relation.oldInNew().word());
    assertEquals(DECIDER.decide(pair.b(), pair.a()).word(), relation.newInOld().word());
    boolean undecided =
        relation.oldInNew() instanceof Undecided || relation.newInOld() instanceof Undecided;
    assertEquals(undecided, relation.kind() == Relation.Kind.UNDECIDED);
    boolean told = relation.oldInNew() instanceof Refuted || relation.newInOld() instanceof Refuted;
    assertFalse(told && relation.kind() == Relation.Kind.EQUAL, relation::toString);
  }

  @Property(tries = 200)
  void everyWitnessSeparates(@ForAll("pairs") RandomPair pair) {
    if (DECIDER.decide(pair.a(), pair.b()) instanceof Refuted refuted) {
      JsonNode witness = refuted.witness();
      Judges judges = new Judges(pair.a(), pair.b());
      assertTrue(judges.engineSeparates(witness), () -> pair + " " + witness);
      assertTrue(judges.networkntSeparates(witness), () -> pair + " " + witness);
    }
  }

  private static Containment decide(Schema a, Schema b) {
    return DECIDER.decideUnconfirmed(a, b);
  }

  private static void assertNotRefuted(Containment answer) {
    assertFalse(answer instanceof Refuted, answer::toString);
    mostlyDecided(answer instanceof Proved);
  }

  private static void assertCompatible(Containment one, Containment other) {
    boolean open = one instanceof Undecided || other instanceof Undecided;
    mostlyDecided(!open);
    assertTrue(open || one.word().equals(other.word()), () -> one + " and " + other);
  }

  /** A law that nothing decides would hold as well. */
  private static void mostlyDecided(boolean decided) {
    Statistics.label("decided")
        .collect(decided)
        .coverage(coverage -> coverage.check(true).percentage(share -> share >= LEAST_DECIDED));
  }

  @Provide
  Arbitrary<RandomPair> pairs() {
    return Arbitraries.randomValue(random -> RandomPair.of(new Random(random.nextLong())));
  }
}
