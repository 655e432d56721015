package io.touchstone.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.pattern.Languages.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
  private static final long NO_LIMIT = Long.MAX_VALUE;
  private static final Predicate<String> ANY = text -> true;

  private final Languages languages = new Languages(200_000);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "^[a-z]+$ ; 0 ; a",
        "^[a-z]+$ ; 3 ; aaa",
        "^\\d{4}-\\d{2}$ ; 0 ; 0000-00",
        "^(ab)*$ ; 1 ; ab",
        "^(ab)*$ ; 3 ; abab",
        "b$ ; 2 ; ab",
        "^(?!a)[a-c]$ ; 0 ; b",
        "^(?=.*\\d)(?=.*[a-z]).{4}$ ; 0 ; aaa0",
        "^x{3,60000}$ ; 0 ; xxx",
        "^[^a]$ ; 0 ; 0",
        "^[^a0]$ ; 0 ; A",
        "^[^a0A ]$ ; 0 ; !",
        "^x\\b.\\by ; 0 ; x y",
        "^(a{7})*$ ; 1 ; aaaaaaa"
      })
  void aShortestTextReadsWell(String pattern, long least, String expected) {
    Sample sample = languages.shortest(of(pattern), least, NO_LIMIT, ANY, 1);
    assertEquals(new Sample.Found(expected), sample);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "^a{0,3}$; 5",
        "^(a|b){2}$; 3",
        "a^; 0",
        "$a; 0",
        "[]; 0",
        "^[^]{0}$; 1",
        "\\ud800; 0"
      })
  void thereIsNoTextBeyondTheLongest(String pattern, long least) {
    assertEquals(new Sample.None(), languages.shortest(of(pattern), least, NO_LIMIT, ANY, 1));
  }

  @Test
  void noTextIsOfferedOutsideOfTheBounds() {
    Language language = of("^(aa)*$");
    assertEquals(new Sample.None(), languages.shortest(language, 3, 3, ANY, 1));
    assertEquals(new Sample.None(), languages.shortest(language, 4, 3, ANY, 1));
    assertEquals(new Sample.Found("aaaa"), languages.shortest(language, 3, 4, ANY, 1));
  }

  @Test
  void circlesWithoutAnEndAreNoReasonToSearchOn() {
    Language evenAndOdd = languages.and(of("^(aa)*$"), languages.not(of("^(aaaa|aa)*$")));
    assertEquals(new Sample.None(), languages.shortest(evenAndOdd, 7, NO_LIMIT, ANY, 1));
  }

  @Test
  void anAlmostFiniteLanguageEnds() {
    Language few = languages.not(of("^(.|\\s){3,}$"));
    assertEquals(new Sample.None(), languages.shortest(few, 3, NO_LIMIT, ANY, 1));
    assertEquals(new Sample.Found("aa"), languages.shortest(few, 2, NO_LIMIT, ANY, 1));
  }

  @Test
  void aTemperedLoopIsTheComplementOfASearch() {
    Language without = of("^((?!foo)[^])*$");
    Language search = of("foo");
    assertEquals(
        new Sample.None(), languages.shortest(languages.and(without, search), 0, NO_LIMIT, ANY, 1));
    assertEquals(
        new Sample.None(),
        languages.shortest(languages.not(languages.or(without, search)), 0, NO_LIMIT, ANY, 1));
    assertSame(without, of("^((?!foo)[^])*$"));
  }

  @Test
  void otherTextsFollowThoseThatAreTurnedDown() {
    List<String> offered = new ArrayList<>();
    Sample sample =
        languages.shortest(of("^[a-c]\\d?$"), 0, NO_LIMIT, text -> !offered.add(text), 6);
    assertEquals(new Sample.GaveUp(), sample);
    assertEquals(List.of("a", "b", "c", "a0", "a1", "a2"), offered);
  }

  @Test
  void noneIsSaidOnlyAfterTheLastText() {
    Language three = of("^[a-c]$");
    assertEquals(new Sample.GaveUp(), languages.shortest(three, 0, NO_LIMIT, text -> false, 2));
    assertEquals(new Sample.None(), languages.shortest(three, 0, NO_LIMIT, text -> false, 3));
  }

  @Test
  void surrogatesNeverAppear() {
    Language twoThousand = of("^[\\ud7ff-\\ue001]$");
    List<String> offered = new ArrayList<>();
    languages.shortest(twoThousand, 0, NO_LIMIT, text -> !offered.add(text), 5_000);
    assertEquals(List.of("\uD7FF", "\uE000", "\uE001"), offered);
    assertFalse(languages.contains(languages.all(), "\uD800"));
    assertEquals(languages.none(), of("^[\\ud800-\\udfff]$"));
  }

  @Test
  void classesAreThoseOfEcma262() {
    Language space = of("^\\s$");
    assertTrue(languages.contains(space, "\u00A0"));
    assertTrue(languages.contains(space, "\uFEFF"));
    assertFalse(languages.contains(space, "\u0085"));
    Language dot = of("^.$");
    assertFalse(languages.contains(dot, "\u2028"));
    assertTrue(languages.contains(dot, "\u0085"));
    assertFalse(languages.contains(of("^a$"), "a\n"));
  }

  @Test
  void equalLanguagesAreMostlyOne() {
    assertSame(of("^(a|b)$"), of("^[ab]$"));
    assertSame(of(".*"), languages.all());
    assertSame(of("a*"), languages.all());
    assertSame(languages.word("ab"), of("^ab$"));
    assertSame(of("^a+$"), of("^aa*$"));
    assertSame(languages.none(), languages.and(of("x"), languages.not(of("x"))));
    assertSame(languages.all(), languages.or(of("x"), languages.not(of("x"))));
    assertSame(of("x"), languages.not(languages.not(of("x"))));
    assertNotEquals(of("x").id(), of("y").id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^(a|b)*a(a|b){20}$",
        "^(a|b)*a(a|b){200}$",
        "(a|b)*a(a|b){30}c",
        "((((a?){50}b?){50}c?){50}d?){50}",
        "^(.*a){40}$",
        "^\\p{L}{1,100}$",
        "^(?=.*a)(?=.*b)(?=.*c)(?=.*d)(?=.*e)(?=.*f)(?=.*g)(?=.*h)(?=.*i)(?=.*j)(?=.*k).{12,}$",
        "^[a-z]{1,60000}x{1,60000}$",
        "[a-z]{1,60000}x",
        "^(x+x+)+y$",
        "^((?!.*a.{20}$)[^])*$"
      })
  void everySearchEndsWithinItsSteps(String pattern) {
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          Language language = of(pattern);
          languages.shortest(language, 0, NO_LIMIT, ANY, 1);
          languages.shortest(languages.not(language), 0, NO_LIMIT, ANY, 1);
          languages.shortest(language, 30, NO_LIMIT, text -> text.length() > 40, 1_000);
        });
    assertInstanceOf(Sample.class, languages.shortest(of("^z$"), 0, 1, ANY, 1));
  }

  @Test
  void aShortTextIsFoundAmongAMillionStates() {
    Sample sample = languages.shortest(of("^(a|b)*a(a|b){20}$"), 0, NO_LIMIT, ANY, 1);
    assertEquals(new Sample.Found("a".repeat(21)), sample);
  }

  @Test
  void withoutStepsEverySearchGivesUpAndTheRestAnswers() {
    Languages spent = new Languages(0);
    Language language = spent.of(SchemaPattern.of("^[a-z]+$"));
    assertEquals(new Sample.GaveUp(), spent.shortest(language, 0, NO_LIMIT, ANY, 1));
    assertTrue(spent.contains(language, "abc"));
    assertFalse(spent.contains(spent.not(language), "abc"));
  }

  @Test
  void aMillionCharactersAreWrittenDownAndMoreAreGivenUp() {
    Sample million = languages.shortest(languages.all(), 1_000_000, NO_LIMIT, ANY, 1);
    assertEquals(new Sample.Found("a".repeat(1_000_000)), million);
    assertEquals(
        new Sample.GaveUp(), languages.shortest(languages.all(), NO_LIMIT - 1, NO_LIMIT, ANY, 1));
    assertEquals(
        new Sample.None(), languages.shortest(of("^a{0,60000}$"), 1_000_000, NO_LIMIT, ANY, 1));
  }

  @Test
  void hugeCountsAreNotWrittenOut() {
    Language language = of("^(?:[a-z]{0,60000}\\d){0,2000000000}$");
    assertTrue(languages.contains(language, "a".repeat(1_000) + "1"));
    assertFalse(languages.contains(language, "a".repeat(60_001) + "1"));
  }

  @Test
  void hugeCountsAreSearchedAsQuicklyAsSmallOnes() {
    Language many = of("^(?:[a-z]{0,60000}\\d){0,2000000000}$");
    Language longer = languages.and(many, languages.not(of("^[^]{0,3}$")));
    assertEquals(new Sample.Found("aaa0"), languages.shortest(longer, 0, NO_LIMIT, ANY, 1));
  }

  @Test
  void longPatternsAreNoDeepOnes() {
    String word = "ab?c".repeat(900) + "d".repeat(50_000);
    Language language = of("^" + word + "$");
    assertTrue(languages.contains(language, "ac".repeat(900) + "d".repeat(50_000)));
  }

  @Test
  void manyWordsAreOneQuickUnion() {
    List<Language> words =
        IntStream.range(0, 5_000).mapToObj(i -> languages.word("name" + i)).toList();
    Language known = languages.or(words);
    Language other = languages.and(of("^name\\d+$"), languages.not(known));
    assertEquals(new Sample.Found("name00"), languages.shortest(other, 0, NO_LIMIT, ANY, 1));
  }

  private Language of(String pattern) {
    SchemaPattern schemaPattern = SchemaPattern.of(pattern);
    assertEquals(Optional.empty(), schemaPattern.opaqueReason());
    return languages.of(schemaPattern);
  }
}
