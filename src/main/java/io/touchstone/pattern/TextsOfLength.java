package io.touchstone.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All texts of one length in a language, one after the other, without ways that lead nowhere. */
final class TextsOfLength {
  private final Derivatives derivatives;
  private final LanguageSearch search;
  private final Map<Rest, Boolean> reaching = new HashMap<>();

  TextsOfLength(Derivatives derivatives, LanguageSearch search) {
    this.derivatives = derivatives;
    this.search = search;
  }

  /** A language, and how many code points are still to be read. */
  private record Rest(Language language, long left) {}

  /**
   * Offers texts until one is taken.
   *
   * @return the one that was taken, or null; whether there was one at all is in {@link Found#any}
   * @throws OutOfStepsException if the budget ends first
   */
  Found offer(Language language, long length, Predicate<String> taken) {
    if (!reaches(new Rest(language, length))) {
      return new Found(null, false);
    }
    Deque<Cursor> path = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    path.push(new Cursor(language, length, 0));
    while (!path.isEmpty()) {
      Cursor cursor = path.peek();
      if (cursor.left == 0) {
        String whole = text.toString();
        if (taken.test(whole)) {
          return new Found(whole, true);
        }
      }
      int codePoint = cursor.left == 0 ? -1 : cursor.advance();
      if (codePoint < 0) {
        text.setLength(cursor.textBefore);
        path.pop();
        if (!path.isEmpty()) {
          text.setLength(path.peek().textHere);
        }
        continue;
      }
      Language next = search.next(cursor.language, codePoint);
      int before = text.length();
      text.appendCodePoint(codePoint);
      path.push(new Cursor(next, cursor.left - 1, before, text.length()));
    }
    return new Found(null, true);
  }

  /**
   * @param text null if none was taken
   * @param any whether there is a text of the length
   */
  record Found(String text, boolean any) {}

  /** Where one place of the text stands among its code points: first one of each class. */
  private final class Cursor {
    private final Language language;
    private final long left;
    private final int textBefore;
    private final int textHere;
    private final List<PreferredOrder> classes = new ArrayList<>();
    private int at;
    private int member;

    Cursor(Language language, long left, int textBefore, int textHere) {
      this.language = language;
      this.left = left;
      this.textBefore = textBefore;
      this.textHere = textHere;
      Partition partition = derivatives.partition(language);
      for (int i = 0; left > 0 && i < partition.size(); i++) {
        Language next = search.next(language, partition.members(i).first());
        if (reaches(new Rest(next, left - 1))) {
          classes.add(partition.members(i));
        }
      }
    }

    Cursor(Language language, long left, int textBefore) {
      this(language, left, textBefore, textBefore);
    }

    /** The next code point, or -1. */
    int advance() {
      while (at < classes.size()) {
        int codePoint = classes.get(at).get(member);
        if (codePoint < 0) {
          at++;
          member = 1;
          continue;
        }
        if (member > 0) {
          member++;
        } else if (++at == classes.size()) {
          at = 0;
          member = 1;
        }
        return codePoint;
      }
      return -1;
    }
  }

  /** Null if it takes a closer look. */
  private Boolean quick(Rest rest) {
    Language language = rest.language;
    if (language.dead || rest.left < language.shortest() || rest.left > language.longest()) {
      return false;
    }
    if (rest.left == 0) {
      return language.isNullable();
    }
    return language.isUniform() ? Boolean.TRUE : reaching.get(rest);
  }

  /** Whether the language has a text of just this length. */
  private boolean reaches(Rest rest) {
    Boolean known = quick(rest);
    if (known != null) {
      return known;
    }
    Deque<Rest> pending = new ArrayDeque<>();
    Deque<Integer> places = new ArrayDeque<>();
    pending.push(rest);
    places.push(0);
    while (!pending.isEmpty()) {
      Rest top = pending.peek();
      int place = places.pop();
      Partition partition = derivatives.partition(top.language);
      if (place == partition.size()) {
        reaching.put(top, false);
        pending.pop();
        continue;
      }
      Language next = search.next(top.language, partition.members(place).first());
      Rest after = new Rest(next, top.left - 1);
      Boolean answer = quick(after);
      if (answer == null) {
        places.push(place);
        pending.push(after);
        places.push(0);
      } else if (answer) {
        reaching.put(top, true);
        pending.pop();
      } else {
        places.push(place + 1);
      }
    }
    return reaching.get(rest);
  }
}
