package io.touchstone.diff;

import io.touchstone.json.SourcePosition;
import io.touchstone.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what moved on one side. */
final class Facts {
  private final Side side;
  private final Version before;
  private final Version after;
  private final List<Change> changes = new ArrayList<>();
  private boolean cut;

  /** One version of the schema of the side, and where it stands. */
  record Version(Schema schema, Positions positions) {
    Optional<SourcePosition> position(Trace trace) {
      return trace.holder().flatMap(holder -> positions.of(holder, trace.key()));
    }

    Optional<Probe> probe(Trace trace) {
      return trace.demand().map(demand -> new Probe(demand, schema));
    }
  }

  Facts(Side side, Version before, Version after) {
    this.side = side;
    this.before = before;
    this.after = after;
  }

  void add(String keyword, Motion motion, Place place, Trace old, Trace now) {
    changes.add(
        new Change(
            new Coordinate(side, keyword, motion),
            place.path(),
            old.value(),
            now.value(),
            before.position(old),
            after.position(now),
            place,
            before.probe(old),
            after.probe(now)));
  }

  /** What came, went or became another. */
  void plain(String keyword, Place place, Trace old, Trace now) {
    boolean was = old.value().isPresent();
    Motion motion = !was ? Motion.ADDED : now.value().isPresent() ? Motion.CHANGED : Motion.REMOVED;
    add(keyword, motion, place, old, now);
  }

  /** There may be more than was found. */
  void cut() {
    cut = true;
  }

  /**
   * The same fact may be met twice, where two branches share a part. Where some may be missing,
   * none tells which way the whole moves.
   */
  List<Change> changes() {
    return changes.stream().distinct().map(change -> cut ? change.unsure() : change).toList();
  }
}
