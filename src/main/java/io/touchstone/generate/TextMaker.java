package io.touchstone.generate;

import java.util.ArrayList;
import java.util.List;

/** Strings: of a format, of a pattern, or any of some length. */
final class TextMaker {
  private static final int LONGEST = 200_000;
  private static final int TRIES = 12;

  private static final List<String> INTERESTING =
      List.of(
          "",
          " ",
          "a",
          "0",
          "null",
          "true",
          "i",
          "I",
          "\u0131",
          "\u0130stanbul",
          "\u00DF",
          "e\u0301",
          "\u4E2D\u6587",
          "\uD83D\uDE00",
          "\u0000",
          "\n",
          "\"",
          "\\",
          "\u2028",
          "\u202Eabc",
          "../",
          "{{a}}",
          "1e2",
          "-0",
          "Aa",
          "BB",
          "<b>",
          "a.b",
          "a/b",
          "~1");

  private static final List<String> ALPHABETS =
      List.of(
          "abcdefghijklmnopqrstuvwxyz",
          "abcXYZ0123456789",
          "iI\u0131\u0130",
          "a \t\n\"\\/'",
          "\u00E9\u4E2D\u00DF\u0663",
          "\uD83D\uDE00\uD83D\uDC4D\uD840\uDC00a");

  private final Chance chance;
  private final TextPool pool;

  TextMaker(Chance chance, TextPool pool) {
    this.chance = chance;
    this.pool = pool;
  }

  String make(Demands demands) {
    if (demands.shortest > demands.longest || demands.shortest > LONGEST) {
      throw new DeadEnd("no length is left, or too large a one");
    }
    List<String> choices = wellFormed(demands);
    if (!choices.isEmpty()) {
      return chance.of(choices);
    }
    if (!demands.brokenFormats.isEmpty() && chance.oneIn(2)) {
      return chance.of(FormatTexts.MALFORMED);
    }
    if (!demands.patterns.isEmpty() || !demands.brokenPatterns.isEmpty()) {
      return ofPatterns(demands);
    }
    for (int i = 0; i < TRIES; i++) {
      String text = chance.oneIn(4) ? chance.of(INTERESTING) : plain(demands);
      int length = text.codePointCount(0, text.length());
      if (length >= demands.shortest && length <= demands.longest) {
        return text;
      }
    }
    return plain(demands);
  }

  private List<String> wellFormed(Demands demands) {
    List<String> choices = new ArrayList<>();
    for (String format : demands.formats) {
      for (String text : FormatTexts.of(format, chance)) {
        int length = text.codePointCount(0, text.length());
        if (length >= demands.shortest
            && length <= demands.longest
            && demands.patterns.stream().allMatch(pattern -> pool.matches(pattern, text))) {
          choices.add(text);
        }
      }
    }
    return choices;
  }

  private String ofPatterns(Demands demands) {
    List<String> texts =
        pool.texts(demands.patterns, demands.brokenPatterns, demands.shortest, demands.longest);
    if (texts.isEmpty()) {
      throw new DeadEnd("no text of the patterns is found");
    }
    String text = chance.of(texts);
    // Of a pattern that must not be found there are texts enough.
    return demands.brokenPatterns.isEmpty() && chance.oneIn(3)
        ? pool.another(demands.patterns, demands.shortest, demands.longest, texts, chance)
            .orElse(text)
        : text;
  }

  private String plain(Demands demands) {
    long room = Math.min(demands.longest - demands.shortest, 5_000);
    long more =
        switch (chance.below(8)) {
          case 0, 1 -> 0;
          case 2 -> demands.longest <= 5_000 ? room : Math.min(room, 40);
          case 3 -> Math.min(room, 1);
          default -> Math.min(room, chance.below(12));
        };
    int length = (int) (demands.shortest + more);
    int[] alphabet = chance.of(ALPHABETS).codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(alphabet[chance.below(alphabet.length)]);
    }
    return text.toString();
  }
}
