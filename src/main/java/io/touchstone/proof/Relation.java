package io.touchstone.proof;

import io.touchstone.proof.Containment.Proved;
import io.touchstone.proof.Containment.Refuted;

/**
 * How the documents of an old schema relate to those of a new one.
 *
 * @param oldInNew whether the new one accepts all that the old one does
 * @param newInOld whether the old one accepts all that the new one does
 */
public record Relation(Containment oldInNew, Containment newInOld) {
  /** The two answers as one word. */
  public enum Kind {
    /** Both accept the same documents. */
    EQUAL,
    /** The new one accepts more. */
    WIDENED,
    /** The new one accepts less. */
    NARROWED,
    /** Each accepts what the other refuses. */
    CROSSED,
    /** At least one direction is undecided. */
    UNDECIDED
  }

  /** The relation in one word. */
  public Kind kind() {
    boolean widened = newInOld instanceof Refuted;
    boolean narrowed = oldInNew instanceof Refuted;
    if (!(widened || newInOld instanceof Proved) || !(narrowed || oldInNew instanceof Proved)) {
      return Kind.UNDECIDED;
    }
    if (widened) {
      return narrowed ? Kind.CROSSED : Kind.WIDENED;
    }
    return narrowed ? Kind.NARROWED : Kind.EQUAL;
  }
}
