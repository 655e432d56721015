package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one call asks.
 *
 * @param plain the input whose first answer the answer must be like
 * @param asked the input as it is put: the same, or the same written in another way
 */
record Question(JsonNode plain, JsonNode asked) {

  /** The input as it is. */
  static Question of(JsonNode input) {
    return new Question(input, input);
  }

  /** Whether the input is put as it is. */
  boolean isPlain() {
    return plain == asked;
  }
}
