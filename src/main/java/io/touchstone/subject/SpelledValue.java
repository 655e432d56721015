package io.touchstone.subject;

import java.util.List;
import java.util.TreeSet;

/** A value in every spelling that is recognized: see {@link SpelledCharacter}. */
final class SpelledValue {
  /** It does not stand there. */
  static final int ABSENT = -1;

  /** It may stand there, but the text ends before it does. */
  static final int CUT = -2;

  private final List<SpelledCharacter> characters;

  /**
   * @param value not empty
   */
  SpelledValue(String value) {
    characters = value.codePoints().mapToObj(SpelledCharacter::of).toList();
  }

  boolean mayBeginWith(char c) {
    return characters.get(0).mayBeginWith(c);
  }

  /**
   * Where it ends when it begins there, {@link #ABSENT} or {@link #CUT}.
   *
   * @param goesOn whether the last spelling may be one of which the text has only a part, such as
   *     {@code %} of {@code %25}
   */
  int end(String text, int from, boolean goesOn) {
    if (!mayBeginWith(text.charAt(from))) {
      return ABSENT;
    }
    // Most places are given up here.
    int plain = 0;
    while (plain < characters.size() && characters.get(plain).isPlain()) {
      if (from + plain == text.length()) {
        return CUT;
      } else if (!characters.get(plain).mayBeginWith(text.charAt(from + plain))) {
        return ABSENT;
      }
      plain++;
    }
    TreeSet<Integer> start = new TreeSet<>();
    start.add(from + plain);
    return end(text, start, plain, goesOn);
  }

  /**
   * @param starts where the rest of it may begin
   * @param next the first character of the rest
   */
  private int end(String text, TreeSet<Integer> starts, int next, boolean goesOn) {
    TreeSet<Integer> places = starts;
    boolean isCut = false;
    for (int i = next; i < characters.size() && !places.isEmpty(); i++) {
      TreeSet<Integer> ends = new TreeSet<>();
      for (int place : places) {
        isCut |= characters.get(i).find(text, place, ends);
      }
      places = ends;
    }
    if (!places.isEmpty() && !(isCut && goesOn)) {
      return places.last();
    }
    return isCut ? CUT : ABSENT;
  }

  /** How much of the text's beginning belongs to a value that has begun before the text. */
  int endOfOneBegunBefore(String text) {
    int most = 0;
    for (int i = 0; i < characters.size(); i++) {
      TreeSet<Integer> starts = new TreeSet<>();
      characters.get(i).findEnd(text, starts);
      int end = end(text, starts, i + 1, false);
      most = Math.max(most, end == CUT ? text.length() : end);
    }
    return most;
  }
}
