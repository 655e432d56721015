package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.Determinism;
import io.touchstone.contract.Terms;
import io.touchstone.json.FieldPath;
import io.touchstone.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What moved in the lists of stable and of volatile fields. A path means its whole subtree. */
final class FieldListDiff {
  private static final String STABLE = "stable_fields";
  private static final String VOLATILE = "volatile_fields";

  private final Contract old;
  private final Contract now;
  private final List<Change> changes = new ArrayList<>();

  FieldListDiff(Contract old, Contract now) {
    this.old = old;
    this.now = now;
  }

  List<Change> changes() {
    Terms.Behavior before = (Terms.Behavior) old.terms();
    Terms.Behavior after = (Terms.Behavior) now.terms();
    for (FieldPath path : before.stableFields()) {
      if (!isCovered(path, after.stableFields()) && !isInFull(path, after)) {
        boolean partly = after.stableFields().stream().anyMatch(path::covers);
        add("stable-field", partly ? Motion.WEAKENED : Motion.REMOVED, STABLE, path, true);
      }
    }
    for (FieldPath path : after.stableFields()) {
      if (!isCovered(path, before.stableFields())) {
        add("stable-field", Motion.ADDED, STABLE, path, false);
      }
    }
    for (FieldPath path : before.volatileFields()) {
      if (!isCovered(path, after.volatileFields())) {
        add("volatile-field", Motion.REMOVED, VOLATILE, path, true);
      }
    }
    for (FieldPath path : after.volatileFields()) {
      if (!isCovered(path, before.volatileFields())) {
        boolean known =
            isCovered(path, before.stableFields())
                || before.outputs().map(schema -> declares(schema, path)).orElse(true);
        add("volatile-field", known ? Motion.WEAKENED : Motion.ADDED, VOLATILE, path, false);
      }
    }
    return changes;
  }

  /** Where everything is repeated but what is volatile, no list of what is stable is needed. */
  private static boolean isInFull(FieldPath path, Terms.Behavior terms) {
    return terms.determinism() == Determinism.FULL && !isCovered(path, terms.volatileFields());
  }

  private static boolean isCovered(FieldPath path, List<FieldPath> by) {
    return by.stream().anyMatch(wider -> wider.covers(path));
  }

  /** Whether the schema says anything about the values at a path, or at one of its places. */
  private static boolean declares(Schema schema, FieldPath path) {
    Location location = Location.of(schema.root());
    for (FieldPath.Segment segment : path.segments()) {
      if (!segment.wildcard() && location.declares(segment.name())) {
        location = location.member(segment.name());
        continue;
      }
      boolean named = segment.wildcard() && !location.names().isEmpty();
      Location members = segment.wildcard() ? location.members() : location.otherMembers();
      location = members.and(location.elements());
      if (!named && location.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private void add(String keyword, Motion motion, String list, FieldPath path, boolean was) {
    Optional<JsonNode> text = Optional.of(TextNode.valueOf(path.toString()));
    Optional<JsonNode> none = Optional.empty();
    changes.add(
        TermsDiff.ofTerm(
            keyword,
            motion,
            FieldPath.of(list, path.toString()),
            was ? text : none,
            was ? none : text,
            old,
            now));
  }
}
