package io.touchstone.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which parts of a value count, and how: the deterministic view of a value is what these rules
 * leave of it.
 *
 * <p>A path means its whole subtree, and the longest path that leads to a place decides for it (of
 * equally long ones the one with fewer wildcards, then the one whose wildcard comes later). Where
 * no path leads, a value counts unless some paths were selected.
 */
public final class PathRules {
  /** All of a value, exactly. */
  public static final PathRules EVERYTHING = builder().build();

  /** What a rule says of a place. */
  sealed interface Verdict {
    record Selected() implements Verdict {}

    record Ignored() implements Verdict {}

    record Matched(LeafMatcher matcher) implements Verdict {}
  }

  /** How two arrays or objects are held against each other where nothing more special is said. */
  record Mode(boolean extensible, boolean arraysUnordered) {}

  static final Verdict SELECTED = new Verdict.Selected();
  static final Verdict IGNORED = new Verdict.Ignored();

  private final Rule root;
  private final Verdict otherwise;
  private final Mode mode;

  private PathRules(Builder builder) {
    this.root = builder.root;
    this.otherwise = builder.selects ? IGNORED : SELECTED;
    this.mode = new Mode(builder.extensible, builder.arraysUnordered);
  }

  /** The rules as they stand at the root of a value. */
  RuleState start() {
    return RuleState.start(root, otherwise);
  }

  Mode mode() {
    return mode;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A node of the tree that all paths make together. */
  static final class Rule {
    final Map<String, Rule> children = new LinkedHashMap<>();
    Rule any;
    Verdict verdict;
    boolean unordered;

    /**
     * Whether something below counts that would not otherwise: then the members that lead there
     * count as well.
     */
    boolean selectsBelow;

    final FieldPath path;

    Rule(FieldPath path) {
      this.path = path;
    }

    boolean leadsOn() {
      return any != null || !children.isEmpty();
    }

    private Rule child(FieldPath.Segment segment) {
      FieldPath below = path.then(new FieldPath(List.of(segment)));
      if (segment.wildcard()) {
        return any == null ? any = new Rule(below) : any;
      }
      return children.computeIfAbsent(segment.name(), name -> new Rule(below));
    }

    /** Fewer wildcards first, then a later first wildcard. */
    boolean moreSpecificThan(Rule other) {
      int mine = wildcards(this);
      int theirs = wildcards(other);
      return mine != theirs
          ? mine < theirs
          : path.fixedPart().segments().size() > other.path.fixedPart().segments().size();
    }

    private static int wildcards(Rule rule) {
      return (int) rule.path.segments().stream().filter(FieldPath.Segment::wildcard).count();
    }
  }

  /** Collects the rules; not for more than one thread. */
  public static final class Builder {
    private final Rule root = new Rule(FieldPath.ROOT);
    private boolean selects;
    private boolean extensible;
    private boolean arraysUnordered;

    private Builder() {}

    /** Counts only these and what else is selected. An empty collection changes nothing. */
    public Builder select(Collection<FieldPath> paths) {
      selects |= !paths.isEmpty();
      paths.forEach(path -> put(path, SELECTED));
      return this;
    }

    /** Cuts these out. */
    public Builder ignore(Collection<FieldPath> paths) {
      paths.forEach(path -> put(path, IGNORED));
      return this;
    }

    /** Asks for the form of this place instead of its value. */
    public Builder match(FieldPath path, LeafMatcher matcher) {
      put(path, new Verdict.Matched(matcher));
      return this;
    }

    /** Compares the arrays at these places as multisets. */
    public Builder unordered(Collection<FieldPath> paths) {
      paths.forEach(path -> find(path, false).unordered = true);
      return this;
    }

    /** Lets actual objects have members that the expected ones lack. */
    public Builder extensible() {
      extensible = true;
      return this;
    }

    /** Compares all arrays without order. */
    public Builder arraysUnordered() {
      arraysUnordered = true;
      return this;
    }

    public PathRules build() {
      return new PathRules(this);
    }

    private void put(FieldPath path, Verdict verdict) {
      find(path, verdict != IGNORED).verdict = verdict;
    }

    private Rule find(FieldPath path, boolean selecting) {
      Rule rule = root;
      for (FieldPath.Segment segment : path.segments()) {
        rule.selectsBelow |= selecting;
        rule = rule.child(segment);
      }
      return rule;
    }
  }

  /**
   * The rules that still lead on from one place of a value, and what was decided for the place
   * itself.
   *
   * @param active the rules that a path to here has reached and that may lead further
   * @param verdict what the longest path decided so far
   * @param decidedHere whether a path ends at this very place
   */
  record RuleState(List<Rule> active, Verdict verdict, boolean decidedHere) {
    private static final List<Rule> NONE = List.of();

    static RuleState start(Rule root, Verdict otherwise) {
      List<Rule> active = root.leadsOn() || root.unordered ? List.of(root) : NONE;
      return root.verdict == null
          ? new RuleState(active, otherwise, false)
          : new RuleState(active, root.verdict, true);
    }

    /** One step down, to a member or an element. */
    RuleState child(String name) {
      if (active.isEmpty() && !decidedHere) {
        return this;
      }
      List<Rule> reached = new ArrayList<>(2);
      Rule best = null;
      for (Rule rule : active) {
        best = reach(rule.any, reached, best);
        best = reach(rule.children.get(name), reached, best);
      }
      return below(reached, best);
    }

    /** One step down, to an element of an array in which no element has a place of its own. */
    RuleState anyElement() {
      List<Rule> reached = new ArrayList<>(2);
      Rule best = null;
      for (Rule rule : active) {
        best = reach(rule.any, reached, best);
      }
      return below(reached, best);
    }

    private static Rule reach(Rule rule, List<Rule> reached, Rule best) {
      if (rule == null) {
        return best;
      }
      if (rule.leadsOn() || rule.unordered) {
        reached.add(rule);
      }
      boolean better = rule.verdict != null && (best == null || rule.moreSpecificThan(best));
      return better ? rule : best;
    }

    /** A matcher speaks for the whole value at its place, so below it nothing counts by itself. */
    private RuleState below(List<Rule> reached, Rule best) {
      if (best != null) {
        return new RuleState(reached, best.verdict, true);
      }
      return new RuleState(reached, verdict instanceof Verdict.Matched ? IGNORED : verdict, false);
    }

    boolean selected() {
      return verdict == SELECTED;
    }

    LeafMatcher matcher() {
      return decidedHere && verdict instanceof Verdict.Matched matched ? matched.matcher() : null;
    }

    boolean unordered() {
      return active.stream().anyMatch(rule -> rule.unordered);
    }

    /** Whether below this place something may count although the place itself does not. */
    boolean selectsBelow() {
      return active.stream().anyMatch(rule -> rule.selectsBelow);
    }

    /**
     * Whether it counts by itself that there is a member of this name. It does where a wildcard
     * leads from here to something that counts: a wildcard ranges over both sides, and otherwise a
     * fourth step without a skill would pass {@code steps.*.skill}.
     */
    boolean membershipCounts(String name) {
      boolean wildcard =
          active.stream()
              .anyMatch(
                  rule -> rule.any != null && (rule.any.selectsBelow || selects(rule.any.verdict)));
      if (!wildcard) {
        return false;
      }
      RuleState child = child(name);
      return !(child.decidedHere() && child.verdict() == IGNORED);
    }

    private static boolean selects(Verdict verdict) {
      return verdict != null && verdict != IGNORED;
    }
  }
}
