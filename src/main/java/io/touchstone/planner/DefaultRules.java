package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The rules that ship with the planner; they stand in {@code default-rules.json}. */
final class DefaultRules {
  private static final String RESOURCE = "default-rules.json";

  private DefaultRules() {}

  static List<PlannerRule> read() {
    JsonNode table = StrictJson.value(bytes(), RESOURCE, JsonLimits.DEFAULT);
    List<PlannerRule> rules = new ArrayList<>();
    for (JsonNode rule : table) {
      rules.add(PlannerRule.fromJson(rule, FieldPath.of(Integer.toString(rules.size()))));
    }
    return rules;
  }

  private static byte[] bytes() {
    try (InputStream in = DefaultRules.class.getResourceAsStream(RESOURCE)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
