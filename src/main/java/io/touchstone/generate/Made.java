package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value, and why it is as it is.
 *
 * @param wants what was asked of it; empty where that is not known
 * @param parts its members by key, or its elements by index
 */
record Made(JsonNode value, List<Want> wants, Demands demands, Map<String, Made> parts) {
  /** A value that nothing more is known of. */
  static Made found(JsonNode value) {
    Map<String, Made> parts = new LinkedHashMap<>();
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      parts.put(Integer.toString(i), found(value.get(i)));
    }
    value.properties().forEach(member -> parts.put(member.getKey(), found(member.getValue())));
    return new Made(value, List.of(), new Demands(), parts);
  }
}
