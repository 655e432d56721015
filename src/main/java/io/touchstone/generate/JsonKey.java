package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonText;
import java.util.List;
import java.util.Map;

/** A text that two values share exactly when they are equal. */
final class JsonKey {
  private JsonKey() {}

  static String of(JsonNode value) {
    StringBuilder key = new StringBuilder();
    write(value, key);
    return key.toString();
  }

  private static void write(JsonNode value, StringBuilder key) {
    switch (value.getNodeType()) {
      case NUMBER -> key.append(number(value));
      case STRING -> key.append(JsonText.quote(value.textValue()));
      case ARRAY -> {
        key.append('[');
        for (JsonNode element : value) {
          write(element, key);
          key.append(',');
        }
        key.append(']');
      }
      case OBJECT -> {
        List<Map.Entry<String, JsonNode>> members =
            value.properties().stream().sorted(Map.Entry.comparingByKey()).toList();
        key.append('{');
        for (Map.Entry<String, JsonNode> member : members) {
          key.append(JsonText.quote(member.getKey())).append(':');
          write(member.getValue(), key);
          key.append(',');
        }
        key.append('}');
      }
      default -> key.append(value);
    }
  }

  private static String number(JsonNode value) {
    return value.decimalValue().signum() == 0
        ? "0"
        : value.decimalValue().stripTrailingZeros().toString();
  }
}
