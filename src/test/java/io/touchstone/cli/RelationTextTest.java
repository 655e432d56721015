package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.IntNode;
import io.touchstone.proof.Containment.Proved;
import io.touchstone.proof.Containment.Refuted;
import io.touchstone.proof.Containment.Undecided;
import io.touchstone.proof.Relation;
import org.junit.jupiter.api.Test;

class RelationTextTest {
  @Test
  void undecidedTellsWhatIsKnownInEachDirection() {
    assertEquals(
        """
        UNDECIDED: not everything about a and b could be decided
          b refuses something that a accepts
          unknown whether a accepts everything that b does
          only a accepts  5
          (confirmed by networknt)
          reason  budget: spent
        """,
        RelationText.of(
            new Relation(new Refuted(new IntNode(5)), new Undecided("budget: spent")), "a", "b"));
    assertEquals(
        """
        UNDECIDED: not everything about a and b could be decided
          unknown whether b accepts everything that a does
          a accepts everything that b does
          reason  budget: spent
        """,
        RelationText.of(new Relation(new Undecided("budget: spent"), new Proved()), "a", "b"));
  }

  @Test
  void twoReasonsAreBothTold() {
    Relation relation = new Relation(new Undecided("one"), new Undecided("two"));
    assertEquals("one; two", RelationJson.reason(relation).orElseThrow());
  }

  @Test
  void namesAndReasonsCannotSteerATerminal() {
    Relation relation = new Relation(new Proved(), new Undecided("\u001b[2J" + "x".repeat(300)));
    assertEquals(
        """
        UNDECIDED: not everything about a\\u0007 and b\\u000a could be decided
          b\\u000a accepts everything that a\\u0007 does
          unknown whether a\\u0007 accepts everything that b\\u000a does
          reason  \\u001b[2J%s... (309 characters)
        """
            .formatted("x".repeat(191)),
        RelationText.of(relation, "a\u0007", "b\n"));
  }
}
