package io.touchstone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.ContentHash;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Traces that say something else, with a hash that is right. */
final class ReplayedTraces {
  private ReplayedTraces() {}

  static void write(JsonNode trace, String pointer, String member, String value, Path file)
      throws IOException {
    ObjectNode changed = trace.deepCopy();
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    ((ObjectNode) changed.at(pointer))
        .set(member, StrictJson.value(bytes, "test", JsonLimits.DEFAULT));
    changed.remove("content_hash");
    changed.put("content_hash", ContentHash.of(changed).hex());
    Files.write(file, CanonicalJson.bytes(changed));
  }
}
