package io.touchstone.verdict;

import io.touchstone.diff.Change;
import io.touchstone.diff.Side;
import io.touchstone.proof.Containment;
import io.touchstone.proof.Containment.Refuted;
import io.touchstone.proof.Containment.Undecided;
import io.touchstone.proof.ContainmentDecider;
import io.touchstone.proof.Relation;
import io.touchstone.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges the change of one schema by the documents that it accepts. What must hold is one
 * containment: for inputs the old documents in the new schema, for outputs the new documents in the
 * old schema.
 */
final class SideJudge {
  /** To find where a break is takes less than to find that there is one, or is not worth it. */
  private static final long STEPS_TO_LOCATE = 50_000;

  /** Of a schema that was written anew, not every change is held against its documents. */
  private static final int MOST_LOCATED = 200;

  private final ContainmentDecider decider;
  private final ContainmentDecider locator;
  private final Side side;
  private final Relation relation;

  /** The containment that must hold. */
  private final Question kept;

  /** The other one, which tells whether anything moved at all. */
  private final Question gained;

  /** What must hold under the policy: as {@link #kept}, or as old writers and readers see it. */
  private final Question seen;

  private final Containment keptAnswer;
  private final Containment gainedAnswer;
  private final Containment seenAnswer;
  private int located;

  SideJudge(ContainmentDecider decider, Side side, Schema old, Schema now, Policy policy) {
    this.decider = decider.remembering();
    this.locator = this.decider.within(STEPS_TO_LOCATE);
    this.side = side;
    Question oldInNew = Question.oldInNew(old, now);
    Question newInOld = Question.newInOld(old, now);
    relation = this.decider.relate(old, now);
    boolean outputs = side == Side.OUTPUTS;
    kept = outputs ? newInOld : oldInNew;
    gained = outputs ? oldInNew : newInOld;
    keptAnswer = outputs ? relation.newInOld() : relation.oldInNew();
    gainedAnswer = outputs ? relation.oldInNew() : relation.newInOld();
    boolean strict = policy == Policy.STRICT || side == Side.DOCUMENTS;
    seen =
        strict || keptAnswer instanceof Containment.Proved
            ? kept
            : Question.tolerant(side, old, now);
    seenAnswer = seen.equals(kept) ? keptAnswer : seen.ask(this.decider);
  }

  /**
   * Whether tolerant callers of the old version can notice anything, or nobody knows; much faster
   * than to judge.
   */
  static boolean mayBreak(ContainmentDecider decider, Side side, Schema old, Schema now) {
    Question kept =
        side == Side.OUTPUTS ? Question.newInOld(old, now) : Question.oldInNew(old, now);
    Question seen = Question.tolerant(side, old, now);
    return !kept.isProved(decider) && (seen.equals(kept) || !seen.isProved(decider));
  }

  /**
   * @param changed whether the two are written differently
   * @param ofRules the bump that the rules give where nothing is proved
   */
  SideVerdict verdict(boolean changed, Bump ofRules) {
    boolean exchanged = side == Side.DOCUMENTS;
    if (seenAnswer instanceof Refuted broken) {
      return verdict(Bump.MAJOR, false, Optional.of(seen.witness(broken)), Optional.empty());
    }
    if (exchanged && gainedAnswer instanceof Refuted gain) {
      return verdict(Bump.MAJOR, false, Optional.of(gained.witness(gain)), Optional.empty());
    }
    if (seenAnswer instanceof Undecided undecided) {
      return verdict(ofRules, false, Optional.empty(), Optional.of(undecided.reason()));
    }
    if (exchanged && gainedAnswer instanceof Undecided undecided) {
      return verdict(ofRules, false, Optional.empty(), Optional.of(undecided.reason()));
    }
    if (keptAnswer instanceof Refuted strange) {
      return verdict(Bump.MINOR, true, Optional.of(kept.witness(strange)), Optional.empty());
    }
    if (keptAnswer instanceof Undecided undecided) {
      return verdict(Bump.MINOR, true, Optional.empty(), Optional.of(undecided.reason()));
    }
    if (gainedAnswer instanceof Refuted gain) {
      return verdict(Bump.MINOR, false, Optional.of(gained.witness(gain)), Optional.empty());
    }
    if (gainedAnswer instanceof Undecided undecided) {
      return verdict(Bump.MINOR, false, Optional.empty(), Optional.of(undecided.reason()));
    }
    return verdict(changed ? Bump.PATCH : Bump.NONE, false, Optional.empty(), Optional.empty());
  }

  private SideVerdict verdict(
      Bump bump, boolean warning, Optional<Witness> witness, Optional<String> reason) {
    return new SideVerdict(side, relation, bump, warning, witness, reason);
  }

  /** Whether nothing was proved, so that only rules can tell. */
  boolean isOpen() {
    return seenAnswer instanceof Undecided
        || side == Side.DOCUMENTS
            && gainedAnswer instanceof Undecided
            && !(seenAnswer instanceof Refuted);
  }

  /** Whether a document breaks what must hold. */
  boolean isBroken() {
    return seenAnswer instanceof Refuted;
  }

  /** Whether too many changes were held against documents already. */
  boolean isTired() {
    return located >= MOST_LOCATED;
  }

  /** A document that breaks what must hold, just where something changed. */
  Optional<Witness> breaking(Change change) {
    Optional<Witness> broken = at(change, seen, seenAnswer);
    return broken.isPresent() || side != Side.DOCUMENTS ? broken : at(change, gained, gainedAnswer);
  }

  /** A document that would, if old writers or readers were less careful. */
  Optional<Witness> strange(Change change) {
    return at(change, kept, keptAnswer);
  }

  /** A document that is possible now and was not, or was and is not, without harm. */
  Optional<Witness> harmless(Change change) {
    return at(change, gained, gainedAnswer);
  }

  private Optional<Witness> at(Change change, Question question, Containment answer) {
    if (!(answer instanceof Refuted) || isTired()) {
      return Optional.empty();
    }
    located++;
    return question
        .demand(change)
        .flatMap(probe -> Whereabouts.breaking(probe, change.demandedAt()))
        .flatMap(
            there ->
                question
                    .with(question.inBranches(change))
                    .with(List.of(there))
                    .counterexample(locator))
        .filter(witness -> isDemanded(change, question));
  }

  /**
   * Whether nothing that breaks the demand is accepted all the same: another branch may accept what
   * one does not.
   */
  private boolean isDemanded(Change change, Question question) {
    if (change.place().branches().isEmpty()) {
      return true;
    }
    return question
        .keeping(change)
        .map(
            kept -> !(locator.decide(question.b(), kept, List.of(question.a())) instanceof Refuted))
        .orElse(true);
  }

  /**
   * What breaks for another reason than some changes.
   *
   * @param isThere whether there is, or may be, any
   * @param witness a document, where one was found
   */
  record Rest(boolean isThere, Optional<Witness> witness) {
    static final Rest NONE = new Rest(false, Optional.empty());
  }

  /**
   * What must hold and does not for another reason than these changes.
   *
   * @param changes those that a document was found for
   */
  Rest unexplained(List<Change> changes) {
    Rest rest = rest(seen, seenAnswer, changes);
    return rest.isThere() || side != Side.DOCUMENTS ? rest : rest(gained, gainedAnswer, changes);
  }

  private Rest rest(Question question, Containment answer, List<Change> changes) {
    if (!(answer instanceof Refuted whole)) {
      return Rest.NONE;
    }
    List<Schema> keeping = new ArrayList<>();
    for (Change change : changes) {
      question.keeping(change).ifPresent(keeping::add);
    }
    if (keeping.isEmpty()) {
      return new Rest(true, Optional.of(question.witness(whole)));
    }
    Containment remaining = question.with(keeping).ask(decider);
    return remaining instanceof Refuted refuted
        ? new Rest(true, Optional.of(question.witness(refuted)))
        : new Rest(remaining instanceof Undecided, Optional.empty());
  }
}
