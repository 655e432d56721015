package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** JSON as people write it: any white space, any spelling of numbers and strings. */
public final class HandwrittenText {
  private final Random random;
  private final Layout layout;
  private final StringBuilder text = new StringBuilder();

  /** How lines are broken: each member on its own, never, or anywhere. */
  public record Layout(String unit, String newline, boolean wild) {
    static final Layout ONE_LINE = new Layout(null, null, false);

    static Layout any(Random random) {
      String newline = random.nextInt(3) == 0 ? "\r\n" : "\n";
      return switch (random.nextInt(5)) {
        case 0 -> ONE_LINE;
        case 1 -> new Layout(null, newline, true);
        case 2 -> new Layout("\t", newline, false);
        case 3 -> new Layout("    ", newline, false);
        default -> new Layout("  ", newline, false);
      };
    }
  }

  private HandwrittenText(Random random, Layout layout) {
    this.random = random;
    this.layout = layout;
  }

  public static String of(JsonNode value, Random random) {
    return of(value, random, Layout.any(random));
  }

  static String of(JsonNode value, Random random, Layout layout) {
    HandwrittenText written = new HandwrittenText(random, layout);
    written.write(value, 0);
    return written.text.toString();
  }

  public static JsonDocument document(JsonNode value, Random random) {
    return StrictJson.parse(of(value, random).getBytes(StandardCharsets.UTF_8), "test");
  }

  private void write(JsonNode value, int depth) {
    if (value.isObject()) {
      List<Runnable> members = new ArrayList<>();
      value
          .properties()
          .forEach(
              member ->
                  members.add(
                      () -> {
                        string(member.getKey());
                        gap();
                        text.append(':');
                        text.append(layout.wild ? "" : " ");
                        gap();
                        write(member.getValue(), depth + 1);
                      }));
      container("{", members, "}", depth);
    } else if (value.isArray()) {
      List<Runnable> elements = new ArrayList<>();
      value.forEach(element -> elements.add(() -> write(element, depth + 1)));
      container("[", elements, "]", depth);
    } else if (value.isTextual()) {
      string(value.textValue());
    } else if (value.isInt()) {
      int number = value.intValue();
      text.append(
          switch (random.nextInt(4)) {
            case 0 -> number + ".0";
            case 1 -> number + "E0";
            case 2 -> number + "0e-1";
            default -> number;
          });
    } else {
      text.append(value);
    }
  }

  private void container(String open, List<Runnable> inner, String close, int depth) {
    text.append(open);
    for (int i = 0; i < inner.size(); i++) {
      text.append(i == 0 ? "" : ",");
      line(depth + 1, i > 0);
      inner.get(i).run();
    }
    if (!inner.isEmpty()) {
      line(depth, false);
    }
    gap();
    text.append(close);
  }

  private void line(int depth, boolean behindComma) {
    if (layout.unit != null) {
      text.append(layout.newline).append(layout.unit.repeat(depth));
    } else if (!layout.wild && behindComma) {
      text.append(' ');
    }
    gap();
  }

  private void gap() {
    for (int i = random.nextInt(6); layout.wild && i < 2; i++) {
      text.append(random.nextInt(3) == 0 ? layout.newline : random.nextInt(3) == 0 ? "\t" : " ");
    }
  }

  private void string(String value) {
    text.append('"');
    value
        .chars()
        .forEach(
            c ->
                text.append(
                    random.nextInt(6) == 0 ? "\\u%04X".formatted(c) : String.valueOf((char) c)));
    text.append('"');
  }
}
