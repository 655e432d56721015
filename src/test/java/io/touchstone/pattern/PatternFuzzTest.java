package io.touchstone.pattern;

import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PatternFuzzTest {
  @Property(tries = 3_000)
  void everyTextIsAPatternOrRefused(@ForAll("nearlyPatterns") String text) {
    try {
      EcmaPattern.parse(text).find("ab 1");
    } catch (EcmaPatternException refusal) {
      assertTrue(refusal.position() >= 1 && refusal.position() <= text.length() + 1);
    }
  }

  @Provide
  Arbitrary<String> nearlyPatterns() {
    Arbitrary<String> syntax =
        Arbitraries.of(
            "\\", "(", "(?", "<", "=", ":", ">", ")", "[", "[^", "]", "{", "}", ",", "-", "|", "*",
            "+", "?", "^", "$", ".", "/", "p", "P", "u", "x", "c", "k", "b", "B", "d", "0", "1",
            "9", "a", "F", "L", " ", "\n", "é", "😀", "\uD83D", "\uDE00");
    return syntax.list().ofMaxSize(12).map(parts -> String.join("", parts));
  }
}
