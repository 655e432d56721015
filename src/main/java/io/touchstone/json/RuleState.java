package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rules that still lead on from one place of a value, and what is decided for the place itself.
 *
 * @param active the rules that a path to here has reached and that have more to say
 * @param verdict what the longest path to here says; never null
 * @param decidedHere whether a path ends at this very place
 */
record RuleState(List<PathRule> active, PathVerdict verdict, boolean decidedHere) {

  static RuleState start(PathRule root, PathVerdict otherwise) {
    List<PathRule> active = root.leadsOn() ? List.of(root) : List.of();
    return root.verdict() == null
        ? new RuleState(active, otherwise, false)
        : new RuleState(active, root.verdict(), true);
  }

  /** One step down, to a member or an element. */
  RuleState child(String name) {
    if (active.isEmpty() && !decidedHere) {
      return this;
    }
    List<PathRule> reached = new ArrayList<>(2);
    PathRule best = null;
    for (PathRule rule : active) {
      best = reach(rule.any(), reached, best);
      best = reach(rule.named(name), reached, best);
    }
    return below(reached, best);
  }

  /** One step down, to an element of an array in which no element has a place of its own. */
  RuleState anyElement() {
    List<PathRule> reached = new ArrayList<>(2);
    PathRule best = null;
    for (PathRule rule : active) {
      best = reach(rule.any(), reached, best);
    }
    return below(reached, best);
  }

  private static PathRule reach(PathRule rule, List<PathRule> reached, PathRule best) {
    if (rule == null) {
      return best;
    }
    if (rule.leadsOn()) {
      reached.add(rule);
    }
    boolean better = rule.verdict() != null && (best == null || rule.moreSpecificThan(best));
    return better ? rule : best;
  }

  /** A matcher speaks for the whole value at its place, so below it nothing counts by itself. */
  private RuleState below(List<PathRule> reached, PathRule best) {
    if (best != null) {
      return new RuleState(reached, best.verdict(), true);
    }
    boolean matched = verdict instanceof PathVerdict.Matched;
    return new RuleState(reached, matched ? PathVerdict.IGNORED : verdict, false);
  }

  boolean selected() {
    return verdict == PathVerdict.SELECTED;
  }

  /** The matcher that is asked of this place; null where none is. */
  LeafMatcher matcher() {
    return verdict instanceof PathVerdict.Matched matched ? matched.matcher() : null;
  }

  /** Whether all of a value counts here, so that there is nothing to find in equal ones. */
  boolean selectsAll() {
    return selected() && active.isEmpty();
  }

  boolean unordered() {
    return active.stream().anyMatch(PathRule::unordered);
  }

  /** Whether below this place something may count although the place itself does not. */
  boolean selectsBelow() {
    return active.stream().anyMatch(PathRule::selectsBelow);
  }

  /**
   * Whether it counts by itself that there is such a member or element. It does where a wildcard
   * leads from here to something that counts: a wildcard ranges over both sides, and otherwise a
   * fourth step without a skill would pass {@code steps.*.skill}.
   */
  boolean membershipCounts(RuleState child) {
    return wildcardSelects() && !(child.decidedHere && child.verdict == PathVerdict.IGNORED);
  }

  private boolean wildcardSelects() {
    return active.stream().anyMatch(PathRule::wildcardSelects);
  }

  /**
   * Whether a change of anything in {@code value} could be seen.
   *
   * @param arraysUnordered whether elements have no place of their own in any array
   */
  boolean countsAnythingOf(JsonNode value, boolean arraysUnordered) {
    if (matcher() != null || (selected() && value.isEmpty())) {
      return true;
    }
    boolean placeless = value.isArray() && (arraysUnordered || unordered());
    return (value.isContainerNode() && wildcardSelects())
        || children(value)
            .anyMatch(
                child ->
                    (placeless ? anyElement() : child(child.name))
                        .countsAnythingOf(child.value, arraysUnordered));
  }

  /** The first place that has not the form its matcher asks for; null where all have. */
  JsonDifference misfit(JsonNode value, FieldPath at) {
    LeafMatcher matcher = matcher();
    if (matcher != null && !matcher.accepts(value)) {
      return new JsonDifference(JsonDifference.Kind.MATCHER, at, null, value, matcher.name());
    }
    return active.isEmpty()
        ? null
        : children(value)
            .map(child -> child(child.name).misfit(child.value, at.then(child.name)))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private record Child(String name, JsonNode value) {}

  private static Stream<Child> children(JsonNode value) {
    return value.isObject()
        ? value.properties().stream().map(each -> new Child(each.getKey(), each.getValue()))
        : IntStream.range(0, value.size())
            .mapToObj(i -> new Child(Integer.toString(i), value.get(i)));
  }
}
