package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether every document that a schema A accepts is accepted by a schema B. */
public sealed interface Containment {
  /** It is so. */
  record Proved() implements Containment {}

  /**
   * It is not so.
   *
   * @param witness a document that A accepts and B refuses, as networknt has confirmed
   */
  record Refuted(JsonNode witness) implements Containment {}

  /**
   * Nobody knows.
   *
   * @param reason what stood in the way: a budget, a keyword, a reference, or the validator
   */
  record Undecided(String reason) implements Containment {}

  /** {@code proved}, {@code refuted} or {@code undecided}. */
  default String word() {
    if (this instanceof Proved) {
      return "proved";
    }
    return this instanceof Refuted ? "refuted" : "undecided";
  }
}
