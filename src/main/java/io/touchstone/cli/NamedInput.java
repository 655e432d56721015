package io.touchstone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.io.IOException;

/**
 * JSON that a command line names: a file, or {@code -} for standard input.
 *
 * @param name as the user wrote it
 * @param source as messages name it
 * @param bytes the text
 * @param limits those that the text was read within
 */
record NamedInput(String name, String source, byte[] bytes, JsonLimits limits) {
  private static final String STANDARD_INPUT = "-";

  /** Reads the text, but does not yet look whether it is JSON. */
  static NamedInput read(Console console, String name, JsonLimits limits) throws IOException {
    boolean standardInput = name.equals(STANDARD_INPUT);
    String source = standardInput ? "standard input" : name;
    byte[] bytes =
        standardInput
            ? StrictJson.bytes(console.in(), source, limits)
            : StrictJson.bytes(console.here().resolve(name), source, limits);
    return new NamedInput(name, source, bytes, limits);
  }

  JsonNode value() {
    return StrictJson.value(bytes, source, limits);
  }

  /** The value with its positions. */
  JsonDocument document() {
    return StrictJson.parse(bytes, source, limits);
  }
}
