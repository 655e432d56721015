package io.touchstone.pattern;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Patterns and texts over few letters, so that they often have to do with each other. */
final class RandomPatterns {
  private RandomPatterns() {}

  /** Without conditions on places. */
  static Arbitrary<String> plain(int depth) {
    return patterns(depth, Arbitraries.of("", "a", "b", "[ab]", "[^a]", ".", "\\w", "😀", "[]"));
  }

  /** With anchors and word boundaries, in loops as well if they read something. */
  static Arbitrary<String> anchored(int depth) {
    return withConditions(depth, Arbitraries.of("^", "$", "\\b", "\\B"));
  }

  /** With look-ahead as well. */
  static Arbitrary<String> looking(int depth) {
    Arbitrary<String> looks =
        Combinators.combine(Arbitraries.of("(?=", "(?!"), anchored(1))
            .as((kind, body) -> kind + body + ")");
    return withConditions(depth, Arbitraries.oneOf(looks, Arbitraries.of("^", "$", "\\b", "\\B")));
  }

  private static Arbitrary<String> withConditions(int depth, Arbitrary<String> conditions) {
    if (depth == 0) {
      return Arbitraries.oneOf(plain(1), conditions);
    }
    Arbitrary<String> smaller = withConditions(depth - 1, conditions);
    return Arbitraries.oneOf(
        plain(2),
        conditions,
        Combinators.combine(smaller, smaller).as((a, b) -> a + b),
        Combinators.combine(smaller, smaller).as((a, b) -> "(?:" + a + "|" + b + ")"),
        Combinators.combine(smaller, Arbitraries.of("?", "{1,2}", "{2}"))
            .as((a, quantifier) -> "(?:" + a + ")" + quantifier),
        Combinators.combine(smaller, Arbitraries.of("a", "[ab]", "b", "."), quantifiers())
            .as((a, letter, quantifier) -> "(?:(?:" + a + ")" + letter + ")" + quantifier),
        Combinators.combine(smaller, Arbitraries.of("a", "[^a]"), quantifiers())
            .as((a, letter, quantifier) -> "(?:" + letter + "(?:" + a + "))" + quantifier));
  }

  private static Arbitrary<String> quantifiers() {
    return Arbitraries.of("*", "+");
  }

  private static Arbitrary<String> patterns(int depth, Arbitrary<String> leaves) {
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<String> smaller = patterns(depth - 1, leaves);
    return Arbitraries.oneOf(
        leaves,
        Combinators.combine(smaller, smaller).as((a, b) -> a + b),
        Combinators.combine(smaller, smaller).as((a, b) -> "(?:" + a + "|" + b + ")"),
        Combinators.combine(smaller, Arbitraries.of("*", "+", "?", "{2}", "{0,2}", "{1,3}", "{2,}"))
            .as((a, quantifier) -> "(?:" + a + ")" + quantifier));
  }

  static Arbitrary<String> texts() {
    return Arbitraries.of("a", "b", "a", "b", "-", "😀", "\n")
        .list()
        .ofMaxSize(6)
        .map(characters -> String.join("", characters));
  }

  /** All texts over the letters up to a length, the shorter ones first. */
  static List<String> allTexts(List<String> letters, int longest) {
    List<String> texts = new ArrayList<>(List.of(""));
    int from = 0;
    for (int length = 1; length <= longest; length++) {
      int to = texts.size();
      for (String shorter : List.copyOf(texts.subList(from, to))) {
        letters.forEach(letter -> texts.add(shorter + letter));
      }
      from = to;
    }
    return List.copyOf(texts);
  }
}
