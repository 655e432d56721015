package io.touchstone.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;

/** JSON in the source of a test. */
public final class PlanJson {
  private PlanJson() {}

  /** Reads JSON in which a single quote stands for a double one. */
  public static JsonNode json(String singleQuoted) {
    return parse(singleQuoted.replace('\'', '"'));
  }

  /** Reads JSON as it is. */
  public static JsonNode parse(String json) {
    return StrictJson.value(json.getBytes(StandardCharsets.UTF_8), "test", JsonLimits.DEFAULT);
  }
}
