package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Optional;

/**
 * Which parts of a value count, and how: the deterministic view of a value is what these rules
 * leave of it.
 *
 * <p>A path means its whole subtree, and the longest path that leads to a place decides for it (of
 * equally long ones the one with fewer wildcards, then the one that has a name where they first
 * differ). Where no path leads, a value counts unless some paths were selected.
 */
public final class PathRules {
  /** All of a value, exactly. */
  public static final PathRules EVERYTHING = builder().build();

  /** How two arrays or objects are held against each other where nothing more special is said. */
  record Mode(boolean extensible, boolean arraysUnordered) {}

  private final PathRule root;
  private final PathVerdict otherwise;
  private final Mode mode;

  private PathRules(Builder builder) {
    this.root = builder.root;
    this.otherwise = builder.selects ? PathVerdict.IGNORED : PathVerdict.SELECTED;
    this.mode = new Mode(builder.extensible, builder.arraysUnordered);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Whether a change of anything in {@code value} could be seen through these rules. */
  public boolean countsAnythingOf(JsonNode value) {
    return start().countsAnythingOf(value, mode.arraysUnordered());
  }

  /**
   * The first place at which a value has not the form that a matcher of these rules asks for, as a
   * difference without an expected value.
   */
  public Optional<JsonDifference> misfit(JsonNode value) {
    return Optional.ofNullable(start().misfit(value, FieldPath.ROOT));
  }

  /** The rules as they stand at the root of a value. */
  RuleState start() {
    return RuleState.start(root, otherwise);
  }

  Mode mode() {
    return mode;
  }

  /** Collects the rules; not for more than one thread. */
  public static final class Builder {
    private final PathRule root = new PathRule(FieldPath.ROOT);
    private boolean selects;
    private boolean extensible;
    private boolean arraysUnordered;

    private Builder() {}

    /** Counts only these and what else is selected. An empty collection changes nothing. */
    public Builder select(Collection<FieldPath> paths) {
      selects |= !paths.isEmpty();
      paths.forEach(path -> root.put(path, PathVerdict.SELECTED));
      return this;
    }

    /** Cuts these out. */
    public Builder ignore(Collection<FieldPath> paths) {
      paths.forEach(path -> root.put(path, PathVerdict.IGNORED));
      return this;
    }

    /** Asks for the form of this place instead of its value. */
    public Builder match(FieldPath path, LeafMatcher matcher) {
      root.put(path, new PathVerdict.Matched(matcher));
      return this;
    }

    /** Compares the arrays at these places as multisets. */
    public Builder unordered(Collection<FieldPath> paths) {
      paths.forEach(root::putUnordered);
      return this;
    }

    /** Lets actual objects have members that the expected ones lack, also where paths select. */
    public Builder extensible() {
      extensible = true;
      return this;
    }

    /** Compares all arrays as multisets. */
    public Builder arraysUnordered() {
      arraysUnordered = true;
      return this;
    }

    public PathRules build() {
      return new PathRules(this);
    }
  }
}
