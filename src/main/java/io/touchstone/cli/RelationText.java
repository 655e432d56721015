package io.touchstone.cli;

import io.touchstone.proof.Containment;
import io.touchstone.proof.Containment.Proved;
import io.touchstone.proof.Containment.Refuted;
import io.touchstone.proof.Containment.Undecided;
import io.touchstone.proof.Relation;
import java.util.StringJoiner;

/** A relation for people. */
final class RelationText {
  private final Relation relation;
  private final String before;
  private final String after;
  private final StringJoiner lines = new StringJoiner("\n  ", "", "\n");

  private RelationText(Relation relation, String before, String after) {
    this.relation = relation;
    this.before = CompactJson.visible(before);
    this.after = CompactJson.visible(after);
  }

  /**
   * Some lines, each with a line feed at its end.
   *
   * @param before how the old schema is called
   * @param after how the new schema is called
   */
  static String of(Relation relation, String before, String after) {
    return new RelationText(relation, before, after).text();
  }

  private String text() {
    lines.add(relation.kind() + ": " + headline());
    if (relation.kind() == Relation.Kind.UNDECIDED) {
      known(relation.oldInNew(), before, after);
      known(relation.newInOld(), after, before);
    }
    witness(relation.oldInNew(), before);
    witness(relation.newInOld(), after);
    if (relation.oldInNew() instanceof Refuted || relation.newInOld() instanceof Refuted) {
      lines.add("(confirmed by networknt)");
    }
    RelationJson.reason(relation)
        .ifPresent(words -> lines.add("reason  " + WitnessText.cut(CompactJson.visible(words))));
    return lines.toString();
  }

  private String headline() {
    return switch (relation.kind()) {
      case EQUAL -> before + " and " + after + " accept the same documents";
      case WIDENED -> after + " accepts everything that " + before + " does, and more";
      case NARROWED -> after + " accepts less than " + before + " does, and nothing else";
      case CROSSED -> before + " and " + after + " each accept what the other refuses";
      case UNDECIDED -> "not everything about " + before + " and " + after + " could be decided";
    };
  }

  private void known(Containment containment, String inner, String outer) {
    String everything = outer + " accepts everything that " + inner + " does";
    if (containment instanceof Proved) {
      lines.add(everything);
    } else if (containment instanceof Undecided) {
      lines.add("unknown whether " + everything);
    } else {
      lines.add(outer + " refuses something that " + inner + " accepts");
    }
  }

  private void witness(Containment containment, String name) {
    if (containment instanceof Refuted refuted) {
      lines.add("only " + name + " accepts  " + WitnessText.of(refuted.witness()));
    }
  }
}
