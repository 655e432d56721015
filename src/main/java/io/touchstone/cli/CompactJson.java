package io.touchstone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonText;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * JSON on one line without spaces, complete, of any depth that the stack carries. Numbers are as
 * exact as they are; what a terminal would obey rather than show is escaped.
 */
final class CompactJson {
  /** Control characters, those that change the direction of text or have no width, and halves. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\x00-\\x1F\\x7F-\\x9F\\xAD\\u061C\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\p{Cs}]");

  private CompactJson() {}

  static String of(JsonNode value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  /** The text with everything escaped that a terminal would not show. */
  static String visible(String text) {
    return UNSEEN
        .matcher(text)
        .replaceAll(unseen -> "\\\\u%04x".formatted((int) unseen.group().charAt(0)));
  }

  static String leaf(JsonNode value) {
    return visible(JsonText.line(value));
  }

  static String key(String name) {
    return visible(JsonText.quote(name)) + ":";
  }

  private static void write(JsonNode value, StringBuilder text) {
    if (value.isObject()) {
      String separator = "{";
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        text.append(separator).append(key(member.getKey()));
        write(member.getValue(), text);
        separator = ",";
      }
      text.append(value.isEmpty() ? "{}" : "}");
    } else if (value.isArray()) {
      String separator = "[";
      for (JsonNode element : value) {
        text.append(separator);
        write(element, text);
        separator = ",";
      }
      text.append(value.isEmpty() ? "[]" : "]");
    } else {
      text.append(leaf(value));
    }
  }
}
