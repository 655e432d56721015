package io.touchstone.diff;

import io.touchstone.json.JsonEquality;
import io.touchstone.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks two schemas side by side: over what holds for a value, not over how it is written, so that
 * a subschema that only moved into {@code $defs} is no change.
 */
final class SchemaDiff {
  /** Deeper than people write, and less deep than the stack. */
  private static final int DEEPEST = 200;

  /** A part that is used in many places is visited in each, which can be very many. */
  private static final int MOST_VISITS = 4_000;

  private final Facts facts;
  private final BranchKeywords branches;
  private final List<Walker> walkers;
  private final Set<Object> open = new HashSet<>();
  private int visits;

  /** Looks at some keywords of a pair, and visits pairs further down. */
  interface Walker {
    void compare(Pair pair);
  }

  private SchemaDiff(Facts facts) {
    this.facts = facts;
    this.branches = new BranchKeywords(facts, this::visit);
    this.walkers =
        List.of(
            new ValueKeywords(facts),
            new ObjectKeywords(facts, this::visit),
            new ArrayKeywords(facts, this::visit),
            branches,
            new AnnotationKeywords(facts));
  }

  static List<Change> between(Side side, Facts.Version before, Facts.Version after) {
    Schema old = before.schema();
    Schema now = after.schema();
    if (old.isWrittenAs(now)) {
      return List.of();
    }
    Facts facts = new Facts(side, before, after);
    dialect(facts, old, now);
    new SchemaDiff(facts).visit(Pair.of(old.root(), now.root()));
    return facts.changes();
  }

  private static void dialect(Facts facts, Schema old, Schema now) {
    Trace was = Trace.of(Site.of(old.root()), "$schema");
    Trace is = Trace.of(Site.of(now.root()), "$schema");
    Optional<Boolean> same =
        was.value().flatMap(one -> is.value().map(other -> JsonEquality.equal(one, other)));
    if (old.dialect() != now.dialect() || !same.orElse(was.value().equals(is.value()))) {
      facts.add("dialect", Motion.CHANGED, Place.ROOT, undemanding(was), undemanding(is));
    }
  }

  private static Trace undemanding(Trace trace) {
    return new Trace(trace.value(), trace.holder(), trace.key(), Optional.empty());
  }

  private void visit(Pair pair) {
    if (open.size() >= DEEPEST || visits >= MOST_VISITS) {
      facts.cut();
      return;
    }
    if (!open.add(pair.key())) {
      return;
    }
    visits++;
    if (!branches.compareAsVariants(pair) && new TypeKeyword(facts).compare(pair)) {
      walkers.forEach(walker -> walker.compare(pair));
    }
    open.remove(pair.key());
  }
}
