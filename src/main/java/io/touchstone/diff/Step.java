package io.touchstone.diff;

/** One step from a value down to a part of it. */
public sealed interface Step {
  /** The member of this name. */
  record Member(String name) implements Step {}

  /** Any member, of those whose name matches a pattern where there is one. */
  record AnyMember(String pattern) implements Step {
    /** Every name matches it. */
    public static final String ALL = "";
  }

  /** The element at this index. */
  record Element(int index) implements Step {}

  /** Any element. */
  record AnyElement() implements Step {}
}
