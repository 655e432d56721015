package io.touchstone.subject;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A character in every spelling that is recognized: as it is, and, unless it is an ASCII letter or
 * digit, as JSON, HTML and URLs escape it, JSON inside of JSON included.
 *
 * @param itself the character as it is
 * @param isPlain whether nobody escapes it
 * @param escapes of HTML and URLs, in letters of any case
 * @param behindBackslashes what stands for it behind at least one backslash, in letters of any case
 */
record SpelledCharacter(
    String itself, boolean isPlain, List<String> escapes, List<String> behindBackslashes) {
  /** What each level of JSON inside of JSON doubles: three levels. */
  private static final int MOST_BACKSLASHES = 8;

  private static final Map<Integer, String> ENTITIES =
      Map.of(
          (int) '&',
          "amp",
          (int) '<',
          "lt",
          (int) '>',
          "gt",
          (int) '"',
          "quot",
          (int) '\'',
          "apos");

  private static final Map<Integer, String> LETTERS =
      Map.of((int) '\n', "n", (int) '\r', "r", (int) '\t', "t", (int) '\b', "b", (int) '\f', "f");

  static SpelledCharacter of(int codePoint) {
    String itself = Character.toString(codePoint);
    if (codePoint < 128 && Character.isLetterOrDigit(codePoint)) {
      return new SpelledCharacter(itself, true, List.of(), List.of());
    }
    List<String> escapes = new ArrayList<>();
    escapes.add(percent(itself));
    escapes.add("&#" + codePoint + ";");
    escapes.add("&#0" + codePoint + ";");
    escapes.add("&#x" + Integer.toHexString(codePoint) + ";");
    if (ENTITIES.containsKey(codePoint)) {
      escapes.add("&" + ENTITIES.get(codePoint) + ";");
    }
    if (codePoint == ' ') {
      escapes.add("+");
    }
    List<String> behind = new ArrayList<>(List.of(unicode(itself)));
    if (LETTERS.containsKey(codePoint)) {
      behind.add(LETTERS.get(codePoint));
    }
    return new SpelledCharacter(itself, false, List.copyOf(escapes), List.copyOf(behind));
  }

  private static String percent(String itself) {
    StringBuilder percent = new StringBuilder();
    for (byte b : itself.getBytes(StandardCharsets.UTF_8)) {
      percent.append("%%%02x".formatted(b));
    }
    return percent.toString();
  }

  /** Without the first backslash. */
  private static String unicode(String itself) {
    List<String> units = itself.chars().mapToObj("u%04x"::formatted).toList();
    return String.join("\\", units);
  }

  /** Whether a spelling of it may begin with this character. */
  boolean mayBeginWith(char c) {
    return itself.charAt(0) == c || (!isPlain && (c == '\\' || c == '%' || c == '&' || c == '+'));
  }

  /**
   * Looks for it at one place of a text.
   *
   * @param ends gets the place behind each spelling that stands there
   * @return whether the text ends before a spelling that has begun there does
   */
  boolean find(String text, int from, Set<Integer> ends) {
    if (isPlain) {
      return find(text, from, itself, false, ends);
    }
    boolean isCut = false;
    for (String escape : escapes) {
      isCut |= find(text, from, escape, true, ends);
    }
    int at = from;
    for (int backslashes = 0; backslashes <= MOST_BACKSLASHES; backslashes++) {
      isCut |= find(text, at, itself, false, ends);
      if (backslashes > 0) {
        for (String spelling : behindBackslashes) {
          isCut |= find(text, at, spelling, true, ends);
        }
      }
      if (at == text.length() || text.charAt(at) != '\\') {
        break;
      }
      at++;
    }
    return isCut;
  }

  private static boolean find(
      String text, int from, String spelling, boolean inAnyCase, Set<Integer> ends) {
    int length = Math.min(spelling.length(), text.length() - from);
    if (!text.regionMatches(inAnyCase, from, spelling, 0, length)) {
      return false;
    }
    if (length < spelling.length()) {
      return true;
    }
    ends.add(from + length);
    return false;
  }

  /**
   * As {@link #find}, for a spelling that has begun before the text.
   *
   * @param ends gets 0 as well, for one that has ended there
   */
  void findEnd(String text, Set<Integer> ends) {
    ends.add(0);
    for (List<String> spellings : List.of(escapes, behindBackslashes)) {
      for (String spelling : spellings) {
        for (int from = 1; from < spelling.length(); from++) {
          find(text, 0, spelling.substring(from), true, ends);
        }
      }
    }
  }
}
