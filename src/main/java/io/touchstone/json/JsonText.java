package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * JSON values as text for people: numbers as exact as they are, members in the order they have.
 *
 * <p>A tree deeper than {@link JsonLimits#DEEPEST} is an {@code IllegalArgumentException}.
 */
public final class JsonText {
  private static final String UNIT = "  ";

  /** Characters that many lines have. */
  private static final int LINE = 1024;

  private JsonText() {}

  /** On one line, with a space after each comma and colon. */
  public static String line(JsonNode value) {
    StringBuilder text = new StringBuilder(LINE);
    writeLine(value, text, 0);
    return text.toString();
  }

  /** On one line, cut to about {@code most} characters; the cut is marked. */
  public static String excerpt(JsonNode value, int most) {
    String line = line(value);
    if (line.length() <= most) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
    return line.substring(0, end) + "... (" + line.length() + " characters)";
  }

  /** Over several lines, indented by two spaces, with a line feed at the end. */
  public static String pretty(JsonNode value) {
    return pretty(value, "", UNIT, "\n") + "\n";
  }

  /**
   * Over several lines, to stand inside another text.
   *
   * @param indent what stands before the line on which the value begins
   * @param unit what each level adds
   * @param newline how lines end
   */
  public static String pretty(JsonNode value, String indent, String unit, String newline) {
    StringBuilder text = new StringBuilder();
    write(value, unit, newline + indent, text, 0);
    return text.toString();
  }

  /**
   * The string in double quotes, with as few escapes as JSON allows; a lone surrogate is escaped,
   * never lost.
   */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2);
    quote(text, quoted);
    return quoted.toString();
  }

  private static void quote(String text, StringBuilder quoted) {
    quoted.append('"');
    if (isPlain(text)) {
      quoted.append(text).append('"');
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        int named = "\b\t\n\f\r".indexOf(c);
        quoted.append(named < 0 ? "\\u%04x".formatted((int) c) : "\\" + "btnfr".charAt(named));
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        quoted.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    quoted.append('"');
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@code unit} null means one line; otherwise {@code lineStart} begins each line of this level.
   */
  private static void write(
      JsonNode value, String unit, String lineStart, StringBuilder text, int depth) {
    if (value.isContainerNode()) {
      JsonLimits.refuseTooDeep(depth);
    }
    if (value.isObject() && !value.isEmpty()) {
      String inner = unit == null ? "" : lineStart + unit;
      String separator = "{" + inner;
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        text.append(separator);
        quote(member.getKey(), text);
        text.append(": ");
        write(member.getValue(), unit, inner, text, depth + 1);
        separator = unit == null ? ", " : "," + inner;
      }
      text.append(unit == null ? "" : lineStart).append('}');
    } else if (value.isArray() && !value.isEmpty()) {
      String inner = unit == null ? "" : lineStart + unit;
      String separator = "[" + inner;
      for (JsonNode element : value) {
        text.append(separator);
        write(element, unit, inner, text, depth + 1);
        separator = unit == null ? ", " : "," + inner;
      }
      text.append(unit == null ? "" : lineStart).append(']');
    } else if (value.isTextual()) {
      quote(value.textValue(), text);
    } else {
      text.append(leaf(value));
    }
  }

  /** As {@link #write} on one line, and faster. */
  private static void writeLine(JsonNode value, StringBuilder text, int depth) {
    if (value.isTextual()) {
      quote(value.textValue(), text);
    } else if (!value.isContainerNode()) {
      text.append(leaf(value));
    } else if (value.isObject()) {
      JsonLimits.refuseTooDeep(depth);
      char before = '{';
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        open(before, text);
        quote(member.getKey(), text);
        text.append(": ");
        writeLine(member.getValue(), text, depth + 1);
        before = ',';
      }
      text.append(value.isEmpty() ? "{}" : "}");
    } else {
      JsonLimits.refuseTooDeep(depth);
      char before = '[';
      for (JsonNode element : value) {
        open(before, text);
        writeLine(element, text, depth + 1);
        before = ',';
      }
      text.append(value.isEmpty() ? "[]" : "]");
    }
  }

  private static void open(char before, StringBuilder text) {
    text.append(before);
    if (before == ',') {
      text.append(' ');
    }
  }

  private static String leaf(JsonNode value) {
    if (value.isContainerNode()) {
      return value.isObject() ? "{}" : "[]";
    }
    if (value.isNumber()) {
      return JsonNumbers.text(value);
    }
    // What toString gives, which asks a whole mapper.
    return value.isBoolean() || value.isNull() ? value.asText() : value.toString();
  }
}
