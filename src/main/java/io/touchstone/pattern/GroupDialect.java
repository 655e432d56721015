package io.touchstone.pattern;

import java.util.Map;

/**
 * What may be said with groups, and what is known of them before they are read.
 *
 * @param looks whether look-around and back-references are taken
 * @param captures whether groups are kept, for the back-references that there are
 * @param count how many groups have a number; meaningless unless they are kept
 * @param numbers by name
 */
record GroupDialect(boolean looks, boolean captures, int count, Map<String, Integer> numbers) {
  /** Groups only group. */
  static final GroupDialect REFUSING = new GroupDialect(false, false, 0, Map.of());

  /** A first reading, to learn which groups there are, and whether anything refers to one. */
  static final GroupDialect COUNTING = new GroupDialect(true, false, 0, Map.of());

  GroupDialect {
    numbers = Map.copyOf(numbers);
  }

  /** A second reading, for patterns with back-references. */
  static GroupDialect knowing(int count, Map<String, Integer> numbers) {
    return new GroupDialect(true, true, count, numbers);
  }
}
