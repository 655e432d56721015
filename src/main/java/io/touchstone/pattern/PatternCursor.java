package io.touchstone.pattern;

/** A place in a pattern that is being read, and the words for what is wrong there. */
final class PatternCursor {
  /** What {@link #peek} answers at the end; no code point. */
  static final int END = -1;

  private static final int MOST_BEFORE = 40;
  private static final int MOST_SHOWN = 60;

  private final String source;
  private final int[] points;

  /** How many code points have been read. */
  int at;

  PatternCursor(String source) {
    this.source = source;
    this.points = source.codePoints().toArray();
  }

  int peek() {
    return peek(0);
  }

  int peek(int ahead) {
    return at + ahead < points.length ? points[at + ahead] : END;
  }

  /** The code point here, which is stepped over; never called at the end. */
  int next() {
    return points[at++];
  }

  /** Steps over the code point if it is here. */
  boolean take(int codePoint) {
    if (peek() == codePoint) {
      at++;
      return true;
    }
    return false;
  }

  /** Steps over the text, all ASCII, if it is here. */
  boolean take(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (peek(i) != text.charAt(i)) {
        return false;
      }
    }
    at += text.length();
    return true;
  }

  /** The text between two places. */
  String slice(int from, int to) {
    return new String(points, from, to - from);
  }

  /** The text from there to here, for a message: cut where it is long, nothing unseen in it. */
  String readSince(int from) {
    return shown(from, Math.min(at, from + MOST_SHOWN)) + (at > from + MOST_SHOWN ? "..." : "");
  }

  void refuseLongerThan(int most) {
    if (points.length > most) {
      throw limit(
          most,
          "expected at most " + most + " characters, found " + points.length,
          "split the pattern");
    }
  }

  EcmaPatternException unexpected(String expected, String mend) {
    return fault(at, "expected " + expected + ", found " + found(), mend);
  }

  EcmaPatternException fault(int position, String problem, String mend) {
    return new EcmaPatternException(
        source, position + 1, excerpt(position), problem + "; " + mend, false);
  }

  /** A fault of ours rather than of the pattern. */
  EcmaPatternException limit(int position, String problem, String mend) {
    return new EcmaPatternException(
        source, position + 1, excerpt(position), problem + "; " + mend, true);
  }

  private String found() {
    return peek() == END ? "the end of the pattern" : "'" + shown(at, at + 1) + "'";
  }

  /** The pattern, or of a long one the part around {@code position}. */
  private String excerpt(int position) {
    int from = points.length <= MOST_SHOWN ? 0 : Math.max(0, position - MOST_BEFORE);
    int to = Math.min(points.length, from + MOST_SHOWN);
    return (from > 0 ? ".../" : "/") + shown(from, to) + (to < points.length ? "/..." : "/");
  }

  private String shown(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (isUnseen(points[i])) {
        text.append("\\u{%X}".formatted(points[i]));
      } else {
        text.appendCodePoint(points[i]);
      }
    }
    return text.toString();
  }

  private static boolean isUnseen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
