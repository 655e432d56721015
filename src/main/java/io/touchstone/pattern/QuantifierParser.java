package io.touchstone.pattern;

import io.touchstone.pattern.Regex.Repeat;

/** Reads {@code *}, {@code +}, {@code ?} and counts in braces. */
final class QuantifierParser {
  private static final String MEND_BRACE = "write \\{ for the character itself";

  private final PatternCursor cursor;
  private final long maxStates;
  private final boolean tellsLazy;

  /**
   * @param tellsLazy whether lazy quantifiers and greedy ones are two
   */
  QuantifierParser(PatternCursor cursor, long maxStates, boolean tellsLazy) {
    this.cursor = cursor;
    this.maxStates = maxStates;
    this.tellsLazy = tellsLazy;
  }

  /** The atom, as often as the quantifier that may follow says. */
  Regex repeated(Regex atom) {
    if (cursor.take('*')) {
      return lazyOrNot(Regex.repeat(atom, 0, Repeat.UNBOUNDED));
    }
    if (cursor.take('+')) {
      return lazyOrNot(Regex.repeat(atom, 1, Repeat.UNBOUNDED));
    }
    if (cursor.take('?')) {
      return lazyOrNot(Regex.repeat(atom, 0, 1));
    }
    return braceIsQuantifier() ? lazyOrNot(counted(atom)) : atom;
  }

  /** Refuses a quantifier where there is nothing to repeat. */
  void refuseHere() {
    int here = cursor.peek();
    if (here == '*' || here == '+' || here == '?' || braceIsQuantifier()) {
      throw cursor.unexpected(
          "a character, class or group to repeat",
          "put one before it, or write \\" + (char) here + " for the character itself");
    }
  }

  /**
   * @param position where {@code regex} begins or its quantifier stands
   * @param what the regex, in words
   */
  void refuseIfLarge(Regex regex, int position, String what, String mend) {
    long states = StateCount.of(regex);
    if (states > maxStates) {
      throw cursor.limit(
          position,
          "expected a pattern of at most "
              + maxStates
              + " states, found that "
              + what
              + " needs "
              + StateCount.inWords(states),
          mend);
    }
  }

  private Regex lazyOrNot(Regex repeat) {
    boolean lazy = cursor.take('?') && tellsLazy;
    return lazy && repeat instanceof Repeat loop
        ? new Repeat(loop.body(), loop.least(), loop.most(), true)
        : repeat;
  }

  private boolean braceIsQuantifier() {
    return cursor.peek() == '{' && (isDigit(cursor.peek(1)) || cursor.peek(1) == ',');
  }

  private Regex counted(Regex atom) {
    int opened = cursor.at++;
    if (cursor.peek() == ',') {
      throw cursor.unexpected("the lower count", "write 0 before the comma, or " + MEND_BRACE);
    }
    int least = count();
    int most = least;
    if (cursor.take(',')) {
      most = isDigit(cursor.peek()) ? count() : Repeat.UNBOUNDED;
    }
    if (!cursor.take('}')) {
      throw cursor.unexpected("'}' after the count", "add it, or " + MEND_BRACE);
    }
    if (most < least) {
      throw cursor.fault(
          opened,
          "expected the lower count first, found " + cursor.readSince(opened),
          "swap the two");
    }
    Regex repeat = Regex.repeat(atom, least, most);
    refuseIfLarge(repeat, opened, "this repeat", "lower its counts or leave the upper one open");
    return repeat;
  }

  /** Saturates at {@link Repeat#LARGEST}. */
  private int count() {
    long count = 0;
    while (isDigit(cursor.peek())) {
      count = Math.min(Repeat.LARGEST, count * 10 + (cursor.next() - '0'));
    }
    return (int) count;
  }

  private static boolean isDigit(int codePoint) {
    return codePoint >= '0' && codePoint <= '9';
  }
}
