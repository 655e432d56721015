package io.touchstone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonDifference.Kind;
import io.touchstone.json.JsonText;
import io.touchstone.report.FindingText;
import java.util.ArrayList;
import java.util.List;

/**
 * Differences leaf by leaf, numbered: the path, below it the expected and the actual value, one
 * above the other. Of values that are too long for a line, the part that differs is shown.
 */
final class DifferenceText {
  static final String RED = "\u001B[31m";
  static final String GREEN = "\u001B[32m";
  static final String BOLD = "\u001B[1m";
  static final String PLAIN = "\u001B[0m";
  private static final String REVERSED = "\u001B[7m";
  private static final String NOT_REVERSED = "\u001B[27m";

  /** More of one case help nobody. */
  static final int MOST_SHOWN = 40;

  private static final String INDENT = "     ";
  private static final String CUT = "...";
  private static final int LABEL = "expected  ".length();
  private static final int LEAST_ROOM = 20;

  /** What is shown before the part that differs where a value is cut. */
  private static final int CONTEXT = 12;

  /** From so many characters alike on, it helps to see which are not. */
  private static final int MUCH_ALIKE = 6;

  private final boolean color;
  private final int room;

  /**
   * @param width how many columns a line may have
   */
  DifferenceText(boolean color, int width) {
    this.color = color;
    this.room = Math.max(LEAST_ROOM, width - INDENT.length() - LABEL);
  }

  /** All differences, at most {@value #MOST_SHOWN}. */
  String of(List<JsonDifference> differences) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(MOST_SHOWN, differences.size()); i++) {
      JsonDifference difference = differences.get(i);
      String path = difference.path().isRoot() ? "the root" : difference.path().toString();
      text.append("%3d  ".formatted(i + 1)).append(FindingText.visible(path)).append('\n');
      values(difference, text);
    }
    if (differences.size() > MOST_SHOWN) {
      text.append(INDENT)
          .append("... and %d more".formatted(differences.size() - MOST_SHOWN))
          .append('\n');
    }
    return text.toString();
  }

  private void values(JsonDifference difference, StringBuilder text) {
    if (difference.kind() == Kind.MATCHER) {
      line("expected", RED, plain("the form " + difference.matcher()), text);
      line("actual", GREEN, plain(JsonText.line(difference.actual())), text);
      return;
    }
    List<Glyph> expected = glyphs(difference.expected());
    List<Glyph> actual = glyphs(difference.actual());
    int front = front(expected, actual);
    int back = back(expected, actual, front);
    boolean bothTexts =
        difference.kind() == Kind.VALUE
            && difference.expected().isTextual()
            && front + back >= MUCH_ALIKE;
    if (!bothTexts) {
      line("expected", RED, shown(expected, 0, 0, 0), text);
      line("actual", GREEN, shown(actual, 0, 0, 0), text);
      return;
    }
    int start =
        Glyph.width(expected) <= room && Glyph.width(actual) <= room
            ? 0
            : Math.max(0, front - CONTEXT);
    line("expected", RED, shown(expected, start, front, expected.size() - back), text);
    line("actual", GREEN, shown(actual, start, front, actual.size() - back), text);
    if (!color) {
      text.append(marks(expected, actual, start, front, back)).append('\n');
    }
  }

  private void line(String label, String ansi, String value, StringBuilder text) {
    text.append(INDENT)
        .append("%-10s".formatted(label))
        .append(color ? ansi + value + PLAIN : value)
        .append('\n');
  }

  private String plain(String words) {
    return shown(Glyph.of(words), 0, 0, 0);
  }

  /** From {@code start} on as far as there is room, with a part reversed where there is color. */
  private String shown(List<Glyph> glyphs, int start, int reverse, int reverseEnd) {
    StringBuilder shown = new StringBuilder(start > 0 ? CUT : "");
    int left = room - shown.length();
    boolean fits = Glyph.width(glyphs.subList(start, glyphs.size())) <= left;
    left -= fits ? 0 : CUT.length();
    boolean marks = color && reverse < reverseEnd;
    int i = start;
    for (; i < glyphs.size() && glyphs.get(i).width() <= left; i++) {
      shown.append(marks && i == reverse ? REVERSED : "");
      shown.append(glyphs.get(i).text());
      shown.append(marks && i == reverseEnd - 1 ? NOT_REVERSED : "");
      left -= glyphs.get(i).width();
    }
    return shown.append(i < glyphs.size() ? CUT : "").toString();
  }

  /** A line below both values that points at the part that differs. */
  private String marks(List<Glyph> expected, List<Glyph> actual, int start, int front, int back) {
    int before = (start > 0 ? CUT.length() : 0) + Glyph.width(expected.subList(start, front));
    int longest =
        Math.max(
            Glyph.width(expected.subList(front, expected.size() - back)),
            Glyph.width(actual.subList(front, actual.size() - back)));
    int shown = Math.max(1, Math.min(longest, room - before));
    return INDENT + " ".repeat(LABEL + before) + "^".repeat(shown);
  }

  private static List<Glyph> glyphs(JsonNode value) {
    return Glyph.of(value == null ? "(nothing)" : JsonText.line(value));
  }

  private static int front(List<Glyph> one, List<Glyph> other) {
    int front = 0;
    while (front < Math.min(one.size(), other.size()) && one.get(front).equals(other.get(front))) {
      front++;
    }
    return front;
  }

  private static int back(List<Glyph> one, List<Glyph> other, int front) {
    int back = 0;
    while (back < Math.min(one.size(), other.size()) - front
        && one.get(one.size() - 1 - back).equals(other.get(other.size() - 1 - back))) {
      back++;
    }
    return back;
  }

  /**
   * What a terminal shows as one character, or as one escape.
   *
   * @param width in columns
   */
  private record Glyph(String text, int width) {

    /** Escapes of JSON stay whole; what a terminal would obey is escaped. */
    static List<Glyph> of(String words) {
      List<Glyph> glyphs = new ArrayList<>(words.length());
      for (int i = 0; i < words.length(); ) {
        int length = length(words, i);
        String text = FindingText.visible(words.substring(i, i + length)).replace("\n", "\\n");
        text = text.replace("\t", "\\t");
        int width = text.codePoints().map(Glyph::width).sum();
        glyphs.add(new Glyph(text, width));
        i += length;
      }
      return glyphs;
    }

    private static int length(String words, int at) {
      if (words.charAt(at) == '\\' && at + 1 < words.length()) {
        int escape = words.charAt(at + 1) == 'u' ? 6 : 2;
        return Math.min(escape, words.length() - at);
      }
      return Character.charCount(words.codePointAt(at));
    }

    static int width(List<Glyph> glyphs) {
      return glyphs.stream().mapToInt(Glyph::width).sum();
    }

    private static int width(int codePoint) {
      int type = Character.getType(codePoint);
      if (type == Character.NON_SPACING_MARK
          || type == Character.ENCLOSING_MARK
          || type == Character.FORMAT) {
        return 0;
      }
      boolean wide =
          (codePoint >= 0x1100 && codePoint <= 0x115F)
              || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
              || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
              || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
              || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
              || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
              || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF)
              || (codePoint >= 0x20000 && codePoint <= 0x3FFFD);
      return wide ? 2 : 1;
    }
  }
}
