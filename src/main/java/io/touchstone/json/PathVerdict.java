package io.touchstone.json;

/** What a path says of the place it leads to. */
sealed interface PathVerdict {
  PathVerdict SELECTED = new Selected();
  PathVerdict IGNORED = new Ignored();

  /** The value counts. */
  record Selected() implements PathVerdict {}

  /** The value does not count. */
  record Ignored() implements PathVerdict {}

  /** The form of the value counts. */
  record Matched(LeafMatcher matcher) implements PathVerdict {}
}
