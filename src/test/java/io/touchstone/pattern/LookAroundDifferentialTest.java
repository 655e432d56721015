package io.touchstone.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.pattern.SchemaPattern.Match;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** In ASCII, where ECMA-262 and the JDK mean the same, they must find the same. */
class LookAroundDifferentialTest {
  private final Languages languages = new Languages(1_000_000);

  @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void lookAheadIsThatOfTheJdk(@ForAll("looks") String pattern, @ForAll("texts") String text) {
    boolean theirs = theirs(pattern, text);
    SchemaPattern ours = SchemaPattern.of(pattern);
    assertEquals(theirs ? Match.FOUND : Match.NOT_FOUND, ours.find(text));
    assertEquals(theirs, languages.contains(languages.of(ours), text));
  }

  @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void lookBehindAndBackReferencesAreThoseOfTheJdk(
      @ForAll("references") String pattern, @ForAll("texts") String text) {
    boolean theirs = theirs(pattern, text);
    SchemaPattern ours = SchemaPattern.of(pattern);
    assertTrue(ours.opaqueReason().isPresent());
    assertEquals(theirs ? Match.FOUND : Match.NOT_FOUND, ours.find(text));
    if (theirs) {
      assertTrue(languages.contains(languages.of(ours), text), "a superset");
    }
  }

  private static boolean theirs(String pattern, String text) {
    String translated = pattern.replace("[]", "[^\\s\\S]").replace("$", "\\z");
    return Pattern.compile(translated).matcher(text).find();
  }

  @Provide
  Arbitrary<String> looks() {
    Arbitrary<String> looks =
        Combinators.combine(Arbitraries.of("(?=", "(?!"), parts(), Arbitraries.of("", "$", "\\b"))
            .as((kind, body, end) -> kind + body + end + ")");
    Arbitrary<String> sequence =
        Arbitraries.oneOf(parts(), looks, Arbitraries.of("^", "$", "\\b", "\\B"))
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(parts -> String.join("", parts));
    return Combinators.combine(sequence, sequence, sequence)
        .as((a, b, c) -> "(?:" + a + "|" + b + ")" + c);
  }

  @Provide
  Arbitrary<String> references() {
    Arbitrary<String> between =
        Arbitraries.of("", "(?<=a)", "(?<!b)", "(?<=[^a]b)", "(?<!^a)", "(?=\\1)", "(?!\\1)");
    return Combinators.combine(Arbitraries.of("", "^"), parts(), between, parts(), ends())
        .as((start, body, look, part, end) -> start + "(" + body + ")" + look + part + end);
  }

  private static Arbitrary<String> ends() {
    return Arbitraries.of("\\1", "\\1$", "\\1\\1", "(?!\\1)\\b.?\\1", "(?:\\1|b)$");
  }

  private static Arbitrary<String> parts() {
    return RandomPatterns.plain(2).map(part -> "(?:" + part.replace("😀", "c") + ")");
  }

  @Provide
  Arbitrary<String> texts() {
    return RandomPatterns.texts().map(text -> text.replace("😀", "c"));
  }
}
