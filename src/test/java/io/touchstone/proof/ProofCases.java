package io.touchstone.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the cases that lie beside the tests: JSON arrays of objects. */
final class ProofCases {
  private ProofCases() {}

  /** The cases of a file; a file without one is a broken test, as is a case with a strange key. */
  static List<JsonNode> of(String name, Set<String> keys) {
    try (InputStream in = ProofCases.class.getResourceAsStream(name)) {
      JsonNode cases = StrictJson.value(in.readAllBytes(), name, JsonLimits.DEFAULT);
      if (cases.isEmpty()) {
        throw new AssertionError(name + " has no case");
      }
      cases.forEach(row -> refuseStrangers(name, row, keys));
      return elements(cases).toList();
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  private static void refuseStrangers(String name, JsonNode row, Set<String> keys) {
    row.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                throw new AssertionError(name + ": " + key + " says nothing in " + row);
              }
            });
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  static JsonNode json(String text) {
    return StrictJson.value(text.getBytes(UTF_8), "test", JsonLimits.DEFAULT);
  }

  static Schema schema(JsonNode json, Dialect dialect) {
    return Schema.of(json, dialect, "test.json");
  }

  /** A 2020-12 schema. */
  static Schema schema(String text) {
    return schema(json(text), Dialect.DRAFT_2020_12);
  }
}
