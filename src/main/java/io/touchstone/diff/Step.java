package io.touchstone.diff;

import java.util.List;

/** One step from a value down to a part of it. */
public sealed interface Step {
  /** The member of this name. */
  record Member(String name) implements Step {}

  /** Any member whose name matches a pattern. */
  record AnyMember(String pattern) implements Step {}

  /**
   * Any member but those of some names.
   *
   * @param names those
   */
  record OtherMember(List<String> names) implements Step {
    public OtherMember {
      names = List.copyOf(names);
    }
  }

  /** The element at this index. */
  record Element(int index) implements Step {}

  /** Any element. */
  record AnyElement() implements Step {}
}
