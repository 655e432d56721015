package io.touchstone.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of the tree that all paths of some rules make together. Changed only while they are being
 * built.
 */
final class PathRule {
  private final FieldPath path;
  private final Map<String, PathRule> named = new LinkedHashMap<>();
  private PathRule any;
  private PathVerdict verdict;
  private boolean unordered;

  /** Whether some path leads through here to something that counts. */
  private boolean selectsBelow;

  PathRule(FieldPath path) {
    this.path = path;
  }

  void put(FieldPath to, PathVerdict verdict) {
    find(to, verdict != PathVerdict.IGNORED).verdict = verdict;
  }

  void putUnordered(FieldPath to) {
    find(to, false).unordered = true;
  }

  private PathRule find(FieldPath to, boolean selecting) {
    PathRule rule = this;
    for (FieldPath.Segment segment : to.segments()) {
      rule.selectsBelow |= selecting;
      rule = rule.child(segment);
    }
    return rule;
  }

  private PathRule child(FieldPath.Segment segment) {
    FieldPath below = path.then(new FieldPath(List.of(segment)));
    if (segment.wildcard()) {
      any = any == null ? new PathRule(below) : any;
      return any;
    }
    return named.computeIfAbsent(segment.name(), name -> new PathRule(below));
  }

  PathRule named(String name) {
    return named.get(name);
  }

  /** The rule for every member or element; null where no wildcard leads on. */
  PathRule any() {
    return any;
  }

  /** What is said of this very place; null where nothing is. */
  PathVerdict verdict() {
    return verdict;
  }

  boolean unordered() {
    return unordered;
  }

  boolean selectsBelow() {
    return selectsBelow;
  }

  /** Whether the rule still has something to say to an array or object at its place. */
  boolean leadsOn() {
    return unordered || any != null || !named.isEmpty();
  }

  /** Whether a wildcard leads from here to something that counts. */
  boolean wildcardSelects() {
    return any != null
        && (any.selectsBelow || (any.verdict != null && any.verdict != PathVerdict.IGNORED));
  }

  /**
   * Of two rules for one place, the one with fewer wildcards, then the one that has a name where
   * they first differ.
   */
  boolean moreSpecificThan(PathRule other) {
    long mine = wildcards();
    long theirs = other.wildcards();
    if (mine != theirs) {
      return mine < theirs;
    }
    int i = 0;
    while (i < path.segments().size() && isWildcard(i) == other.isWildcard(i)) {
      i++;
    }
    return i < path.segments().size() && !isWildcard(i);
  }

  private boolean isWildcard(int segment) {
    return path.segments().get(segment).wildcard();
  }

  private long wildcards() {
    return path.segments().stream().filter(FieldPath.Segment::wildcard).count();
  }
}
