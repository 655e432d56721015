package io.touchstone.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where ECMA-262 and the JDK mean the same, they must find the same. */
class JavaRegexDifferentialTest {
  /**
   * One regular language, in two dialects.
   *
   * @param asserts whether there is an assertion in it
   */
  record Bilingual(String ecma, String java, boolean asserts) {
    static Bilingual same(String text) {
      return new Bilingual(text, text, false);
    }

    static Bilingual assertion(String ecma, String java) {
      return new Bilingual(ecma, java, true);
    }

    Bilingual then(Bilingual next) {
      return new Bilingual(ecma + next.ecma, java + next.java, asserts || next.asserts);
    }

    Bilingual or(Bilingual other) {
      return new Bilingual(
          "(" + ecma + "|" + other.ecma + ")",
          "(" + java + "|" + other.java + ")",
          asserts || other.asserts);
    }

    /**
     * The JDK does not match "b" with {@code (b|^){2}}: it leaves the loop after an empty round.
     */
    Bilingual times(String quantifier) {
      String common = asserts ? quantifier.replace("{2", "{1") : quantifier;
      return new Bilingual("(?:" + ecma + ")" + common, "(?:" + java + ")" + common, asserts);
    }
  }

  @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void bothMatchTheSame(@ForAll("patterns") Bilingual pattern, @ForAll("texts") String text) {
    EcmaPattern ours = EcmaPattern.parse(pattern.ecma);
    Matcher theirs = Pattern.compile(pattern.java).matcher(text);
    assertEquals(theirs.matches(), ours.matchesWhole(text), "whole");
    assertEquals(matchesFromSomeCodePoint(theirs, text), ours.find(text), "somewhere");
  }

  /** {@link Matcher#find} would also try the middle of a surrogate pair. */
  private static boolean matchesFromSomeCodePoint(Matcher matcher, String text) {
    matcher.useAnchoringBounds(false).useTransparentBounds(true);
    boolean found = matcher.lookingAt();
    for (int at = 0; !found && at < text.length(); ) {
      at = text.offsetByCodePoints(at, 1);
      found = matcher.region(at, text.length()).lookingAt();
    }
    return found;
  }

  @Provide
  Arbitrary<Bilingual> patterns() {
    return patterns(4);
  }

  private static Arbitrary<Bilingual> patterns(int depth) {
    if (depth == 0) {
      return leaves();
    }
    Arbitrary<Bilingual> smaller = patterns(depth - 1);
    return Arbitraries.oneOf(
        leaves(),
        Combinators.combine(smaller, smaller).as(Bilingual::then),
        Combinators.combine(smaller, smaller).as(Bilingual::or),
        Combinators.combine(smaller, quantifiers()).as(Bilingual::times));
  }

  private static Arbitrary<Bilingual> leaves() {
    return Arbitraries.of(
        Bilingual.same(""),
        Bilingual.same("a"),
        Bilingual.same("b"),
        Bilingual.same("😀"),
        Bilingual.same("[ab]"),
        Bilingual.same("[^a]"),
        Bilingual.same("[^😀b]"),
        Bilingual.same("[\\w-]"),
        Bilingual.same("\\d"),
        new Bilingual("\\S", "[^\\s\\u2028]", false),
        Bilingual.same("."),
        Bilingual.same("\\uD83D\\uDE00"),
        Bilingual.same("\\p{L}"),
        Bilingual.assertion("^", "^"),
        Bilingual.assertion("\\b", "\\b"),
        Bilingual.assertion("\\B", "\\B"),
        Bilingual.assertion("$", "\\z"),
        new Bilingual("\\u{1D11E}", "\\x{1D11E}", false),
        new Bilingual("[]", "[^\\s\\S]", false),
        new Bilingual("[^]", "[\\s\\S]", false));
  }

  private static Arbitrary<String> quantifiers() {
    return Arbitraries.of("*", "+", "?", "*?", "{2}", "{0,2}", "{1,3}", "{2,}", "{0}");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "b", "😀", "\uD834\uDD1E", "_", "1", "-", "\n", "\u2028")
        .list()
        .ofMaxSize(6)
        .map(characters -> String.join("", characters));
  }
}
