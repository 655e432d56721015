package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonDifference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Walks two values side by side, as far as the rules look, and collects where they differ. */
final class DifferenceWalk {
  private final PathRules.Mode mode;
  private final RuleState start;
  private final List<JsonDifference> found = new ArrayList<>();

  DifferenceWalk(PathRules rules) {
    this.mode = rules.mode();
    this.start = rules.start();
  }

  List<JsonDifference> between(JsonNode expected, JsonNode actual) {
    if (!start.selectsAll() || !JsonEquality.equal(expected, actual)) {
      walk(start, null, expected, actual);
    }
    return List.copyOf(found);
  }

  /** The way from the root to a place; null is the root. */
  private record Trail(Trail parent, String name) {
    static FieldPath path(Trail trail) {
      List<FieldPath.Segment> segments = new ArrayList<>();
      for (Trail t = trail; t != null; t = t.parent) {
        segments.add(0, new FieldPath.Segment(t.name, false));
      }
      return new FieldPath(segments);
    }
  }

  /** Compares one place; null for the side that has nothing here. Not both are null. */
  private void walk(RuleState state, Trail at, JsonNode expected, JsonNode actual) {
    LeafMatcher matcher = state.matcher();
    int before = found.size();
    if (matcher != null) {
      matched(matcher, at, expected, actual);
    } else if (state.selected()) {
      selected(state, at, expected, actual);
      return;
    }
    // A difference here stands for all below.
    if (found.size() == before && state.selectsBelow()) {
      cutOpen(state, at, expected, actual);
    }
  }

  private void matched(LeafMatcher matcher, Trail at, JsonNode expected, JsonNode actual) {
    if (actual == null) {
      add(Kind.MISSING, at, expected, null);
    } else if (expected == null) {
      add(Kind.UNEXPECTED, at, null, actual);
    } else if (!sameForm(matcher, expected, actual)) {
      found.add(new JsonDifference(Kind.MATCHER, Trail.path(at), expected, actual, matcher.name()));
    }
  }

  private static boolean sameForm(LeafMatcher matcher, JsonNode expected, JsonNode actual) {
    return matcher.accepts(expected)
        ? matcher.accepts(actual)
        : JsonEquality.equal(expected, actual);
  }

  private void selected(RuleState state, Trail at, JsonNode expected, JsonNode actual) {
    if (expected == null) {
      add(Kind.UNEXPECTED, at, null, actual);
    } else if (actual == null) {
      add(Kind.MISSING, at, expected, null);
    } else if (expected.getNodeType() != actual.getNodeType()) {
      add(Kind.TYPE, at, expected, actual);
    } else if (expected.isContainerNode()) {
      children(state, at, expected, actual);
    } else if (!JsonEquality.equal(expected, actual)) {
      add(Kind.VALUE, at, expected, actual);
    }
  }

  /** A place that does not count itself, on the way to places that do. */
  private void cutOpen(RuleState state, Trail at, JsonNode expected, JsonNode actual) {
    boolean bothHere = expected != null && actual != null;
    if (!bothHere || expected.getNodeType() == actual.getNodeType()) {
      children(state, at, expected, actual);
      return;
    }
    // Of different types, the two cannot be walked together: one difference here stands for all
    // below.
    int before = found.size();
    children(state, at, expected, null);
    children(state, at, null, actual);
    if (found.size() > before) {
      found.subList(before, found.size()).clear();
      add(Kind.TYPE, at, expected, actual);
    }
  }

  /** Compares what is inside two containers of one type, or inside the one that is there. */
  private void children(RuleState state, Trail at, JsonNode expected, JsonNode actual) {
    boolean oneSided = expected == null || actual == null;
    boolean unordered = mode.arraysUnordered() || state.unordered();
    JsonNode either = expected == null ? actual : expected;
    if (either.isObject()) {
      members(state, at, expected, actual);
    } else if (unordered && !oneSided) {
      unordered(state, at, expected, actual);
    } else {
      int most = Math.max(size(expected), size(actual));
      for (int i = 0; i < most; i++) {
        String index = Integer.toString(i);
        RuleState element = unordered ? state.anyElement() : state.child(index);
        child(state, element, new Trail(at, index), element(expected, i), element(actual, i));
      }
    }
  }

  private void members(RuleState state, Trail at, JsonNode expected, JsonNode actual) {
    if (expected != null) {
      for (Map.Entry<String, JsonNode> each : expected.properties()) {
        String name = each.getKey();
        JsonNode partner = actual == null ? null : actual.get(name);
        child(state, state.child(name), new Trail(at, name), each.getValue(), partner);
      }
    }
    if (actual != null && !(mode.extensible() && expected != null)) {
      for (Map.Entry<String, JsonNode> each : actual.properties()) {
        String name = each.getKey();
        if (expected == null || !expected.has(name)) {
          child(state, state.child(name), new Trail(at, name), null, each.getValue());
        }
      }
    }
  }

  private void child(
      RuleState state, RuleState child, Trail below, JsonNode expected, JsonNode actual) {
    int before = found.size();
    boolean oneSided = expected == null || actual == null;
    // Further down, a child has its parent's state: nothing is asked of equality twice.
    boolean entered = child != state && child.selectsAll();
    if (entered && !oneSided && JsonEquality.equal(expected, actual)) {
      return;
    }
    walk(child, below, expected, actual);
    if (oneSided && found.size() == before && state.membershipCounts(child)) {
      add(expected == null ? Kind.UNEXPECTED : Kind.MISSING, below, expected, actual);
    }
  }

  private void unordered(RuleState state, Trail at, JsonNode expected, JsonNode actual) {
    RuleState element = state.anyElement();
    UnorderedPairs pairs =
        UnorderedPairs.of(
            expected,
            actual,
            each -> {
              String text = ViewText.of(each, element, mode);
              return text.isEmpty() && !state.membershipCounts(element) ? null : text;
            });
    List<Integer> missing = pairs.missing();
    List<Integer> unexpected = pairs.unexpected();
    if (mode.extensible()) {
      ExtensionPairs.cancel(
          missing, unexpected, (e, a) -> sameAsFarAsAsked(element, expected.get(e), actual.get(a)));
    }
    if (missing.size() == 1 && unexpected.size() == 1) {
      JsonNode e = expected.get(missing.get(0));
      JsonNode a = actual.get(unexpected.get(0));
      if (e.isContainerNode() && e.getNodeType() == a.getNodeType()) {
        walk(element, new Trail(at, missing.get(0).toString()), e, a);
        return;
      }
    }
    for (int index : missing) {
      add(Kind.MISSING, new Trail(at, Integer.toString(index)), expected.get(index), null);
    }
    for (int index : unexpected) {
      add(Kind.UNEXPECTED, new Trail(at, Integer.toString(index)), null, actual.get(index));
    }
  }

  private boolean sameAsFarAsAsked(RuleState element, JsonNode expected, JsonNode actual) {
    int before = found.size();
    walk(element, null, expected, actual);
    boolean same = found.size() == before;
    found.subList(before, found.size()).clear();
    return same;
  }

  private void add(Kind kind, Trail at, JsonNode expected, JsonNode actual) {
    found.add(new JsonDifference(kind, Trail.path(at), expected, actual, null));
  }

  private static int size(JsonNode container) {
    return container == null ? 0 : container.size();
  }

  private static JsonNode element(JsonNode array, int index) {
    return array == null ? null : array.get(index);
  }
}
