package io.touchstone.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads the cases that lie beside the tests: a JSON array of objects. */
final class TestCases {
  private TestCases() {}

  /** The cases of a file; a file without one is a broken test. */
  static List<JsonNode> of(String name) {
    try (InputStream in = TestCases.class.getResourceAsStream(name)) {
      JsonNode cases = StrictJson.value(in.readAllBytes(), name, JsonLimits.DEFAULT);
      if (cases.isEmpty()) {
        throw new AssertionError(name + " has no case");
      }
      return StreamSupport.stream(cases.spliterator(), false).toList();
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }
}
