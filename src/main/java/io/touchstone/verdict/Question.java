package io.touchstone.verdict;

import io.touchstone.diff.Change;
import io.touchstone.diff.Probe;
import io.touchstone.diff.Side;
import io.touchstone.proof.Containment;
import io.touchstone.proof.Containment.Refuted;
import io.touchstone.proof.ContainmentDecider;
import io.touchstone.schema.Schema;
import io.touchstone.verdict.Whereabouts.Having;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether all documents of one schema, of those that {@code given} accepts, are in another.
 *
 * @param demandsOfNew whether it is the new version whose demands are held against documents
 * @param readersAsk whether those demands are seen as readers do
 */
record Question(Schema a, Schema b, List<Schema> given, boolean demandsOfNew, boolean readersAsk) {
  static Question oldInNew(Schema old, Schema now) {
    return new Question(old, now, List.of(), true, false);
  }

  static Question newInOld(Schema old, Schema now) {
    return new Question(now, old, List.of(), false, false);
  }

  /** What must hold for a side when old writers or readers are tolerant. */
  static Question tolerant(Side side, Schema old, Schema now) {
    if (side == Side.OUTPUTS) {
      Schema view = ReaderView.of(old);
      return view == old ? newInOld(old, now) : new Question(now, view, List.of(), false, true);
    }
    return WriterView.of(old, now)
        .map(sent -> new Question(old, now, List.of(sent), true, false))
        .orElseGet(() -> oldInNew(old, now));
  }

  Containment ask(ContainmentDecider decider) {
    return decider.decide(a, b, given);
  }

  boolean isProved(ContainmentDecider decider) {
    return decider.decideUnconfirmed(a, b, given) instanceof Containment.Proved;
  }

  Optional<Witness> counterexample(ContainmentDecider decider) {
    return ask(decider) instanceof Refuted refuted
        ? Optional.of(witness(refuted))
        : Optional.empty();
  }

  /** The documents of the old version are held against the demands of the new, or reversed. */
  Witness witness(Refuted refuted) {
    return new Witness(refuted.witness(), demandsOfNew);
  }

  Question with(List<Schema> more) {
    List<Schema> all = new ArrayList<>(given);
    all.addAll(more);
    return new Question(a, b, all, demandsOfNew, readersAsk);
  }

  /** The branches around a change, as the accepting side has them. */
  List<Having> branches(Change change) {
    return change.place().branches().stream()
        .map(
            branch ->
                new Having(
                    new Probe(demandsOfNew ? branch.old() : branch.now(), a), branch.steps()))
        .toList();
  }

  /** The documents that those branches are about. */
  List<Schema> inBranches(Change change) {
    return branches(change).stream()
        .flatMap(branch -> Whereabouts.having(branch.probe(), branch.steps()).stream())
        .toList();
  }

  /** The documents that do not break the demand of a change. */
  Optional<Schema> keeping(Change change) {
    return demand(change)
        .flatMap(probe -> Whereabouts.keeping(probe, change.demandedAt(), branches(change)));
  }

  /** As much of the demand of a change as readers insist on. */
  Optional<Probe> demand(Change change) {
    Optional<Probe> demand = demandsOfNew ? change.newDemand() : change.oldDemand();
    return readersAsk ? demand.flatMap(probe -> ReaderView.of(probe, change)) : demand;
  }
}
