package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Schemas that somebody uses: those of this project. */
final class RealSchemas {
  static final List<JsonNode> ALL =
      List.of(
          read("/io/touchstone/config/touchstone.schema.json"),
          read("/io/touchstone/golden/golden-file.schema.json"));

  private RealSchemas() {}

  private static JsonNode read(String resource) {
    try (InputStream in = RealSchemas.class.getResourceAsStream(resource)) {
      return StrictJson.value(in.readAllBytes(), resource, JsonLimits.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
