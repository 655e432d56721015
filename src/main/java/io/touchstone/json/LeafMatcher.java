package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A statement about the form of a value that stands in for the value itself: "some UUID", "any
 * number".
 */
public interface LeafMatcher {
  /** What it is called in a golden file and in messages: {@code uuid}. */
  String name();

  boolean accepts(JsonNode value);
}
