package io.touchstone.subject;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Throws inside the platform, on a line that a test names. */
final class Throwing implements Subject {
  @Override
  public JsonNode call(JsonNode input) {
    return Optional.<JsonNode>empty().orElseThrow();
  }
}
