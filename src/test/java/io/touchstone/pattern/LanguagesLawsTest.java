package io.touchstone.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.touchstone.pattern.Languages.Sample;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

class LanguagesLawsTest {
  private static final long MANY = 100_000;
  private static final List<String> LETTERS = List.of("a", "b", "-");
  private static final int LONGEST = 4;

  private Languages languages;

  /** Steps are counted over the life of one; each try has its own. */
  @BeforeTry
  void freshSteps() {
    languages = new Languages(MANY);
  }

  @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void aTextIsInTheLanguageIfThePatternIsFoundInIt(
      @ForAll("anchored") String pattern, @ForAll("texts") String text) {
    boolean found = EcmaPattern.parse(pattern).find(text);
    SchemaPattern schemaPattern = SchemaPattern.of(pattern);
    assertTrue(schemaPattern.opaqueReason().isEmpty());
    assertEquals(found, languages.contains(languages.of(schemaPattern), text));
    assertEquals(
        found ? SchemaPattern.Match.FOUND : SchemaPattern.Match.NOT_FOUND,
        schemaPattern.find(text));
  }

  @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void derivingAndBacktrackingAgreeOnLookAhead(
      @ForAll("looking") String pattern, @ForAll("texts") String text) {
    SchemaPattern schemaPattern = SchemaPattern.of(pattern);
    assertTrue(schemaPattern.opaqueReason().isEmpty());
    boolean contained = languages.contains(languages.of(schemaPattern), text);
    assertEquals(
        contained ? SchemaPattern.Match.FOUND : SchemaPattern.Match.NOT_FOUND,
        schemaPattern.find(text));
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void unionIntersectionAndComplementAreThoseOfSets(
      @ForAll("looking") String a, @ForAll("looking") String b, @ForAll("texts") String text) {
    Language first = language(a);
    Language second = language(b);
    boolean inFirst = languages.contains(first, text);
    boolean inSecond = languages.contains(second, text);
    assertEquals(inFirst && inSecond, languages.contains(languages.and(first, second), text));
    assertEquals(inFirst || inSecond, languages.contains(languages.or(first, second), text));
    assertEquals(!inFirst, languages.contains(languages.not(first), text));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void deMorganHolds(@ForAll("plain") String a, @ForAll("plain") String b) {
    Language first = language("^(?:" + a + ")$");
    Language second = language("^(?:" + b + ")$");
    Language left = languages.not(languages.and(first, second));
    Language right = languages.or(languages.not(first), languages.not(second));
    assertEquals(new Sample.None(), anyOf(languages.and(left, languages.not(right))));
    assertEquals(new Sample.None(), anyOf(languages.and(right, languages.not(left))));
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void noTextIsShorterThanAShortestOne(
      @ForAll("looking") String pattern,
      @ForAll @IntRange(max = 3) int least,
      @ForAll @IntRange(max = LONGEST) int most) {
    Language language = language(pattern);
    Sample sample = languages.shortest(language, least, most, text -> true, 1);
    Set<Integer> lengths = new TreeSet<>();
    for (String text : RandomPatterns.allTexts(LETTERS, LONGEST)) {
      if (text.length() >= least && text.length() <= most && languages.contains(language, text)) {
        lengths.add(text.length());
      }
    }
    if (sample instanceof Sample.Found found) {
      int length = found.text().codePointCount(0, found.text().length());
      assertTrue(languages.contains(language, found.text()));
      assertTrue(length >= least && length <= most);
      assertTrue(lengths.stream().allMatch(other -> other >= length));
    } else {
      assertEquals(new Sample.None(), sample);
      assertEquals(Set.of(), lengths);
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void allTextsOfAFiniteLanguageAreOfferedOnceAndInOrderOfLength(
      @ForAll("looking") String pattern) {
    Language few = languages.and(language("^[ab-]{0,4}$"), language(pattern));
    Set<String> offered = new HashSet<>();
    int[] length = {0};
    Sample sample =
        languages.shortest(
            few,
            0,
            Long.MAX_VALUE,
            text -> {
              assertTrue(offered.add(text), text);
              assertTrue(text.length() >= length[0], text);
              length[0] = text.length();
              return false;
            },
            1_000);
    assumeTrue(!(sample instanceof Sample.GaveUp));
    assertEquals(new Sample.None(), sample);
    Set<String> members = new HashSet<>(RandomPatterns.allTexts(LETTERS, LONGEST));
    members.removeIf(text -> !languages.contains(few, text));
    assertEquals(members, offered);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void anEmptyLanguageOfTwoHasNoCommonText(@ForAll("plain") String a, @ForAll("plain") String b) {
    Language both = languages.and(language("^(?:" + a + ")$"), language("^(?:" + b + ")$"));
    if (anyOf(both) instanceof Sample.None) {
      for (String text : RandomPatterns.allTexts(LETTERS, LONGEST)) {
        assertTrue(!languages.contains(both, text), text);
      }
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void fewerStepsNeverChangeAnAnswerButTakeItBack(
      @ForAll("looking") String a,
      @ForAll("looking") String b,
      @ForAll @IntRange(max = 300) int steps) {
    Sample full = difference(new Languages(MANY), a, b);
    Sample hurried = difference(new Languages(steps), a, b);
    assertTrue(hurried instanceof Sample.GaveUp || hurried.equals(full));
  }

  private static Sample difference(Languages languages, String a, String b) {
    Language first = languages.of(SchemaPattern.of(a));
    Language second = languages.of(SchemaPattern.of(b));
    return languages.shortest(
        languages.and(first, languages.not(second)), 0, Long.MAX_VALUE, text -> true, 1);
  }

  private Language language(String pattern) {
    return languages.of(SchemaPattern.of(pattern));
  }

  private Sample anyOf(Language language) {
    return languages.shortest(language, 0, Long.MAX_VALUE, text -> true, 1);
  }

  @Provide
  Arbitrary<String> plain() {
    return RandomPatterns.plain(3);
  }

  @Provide
  Arbitrary<String> anchored() {
    return RandomPatterns.anchored(3);
  }

  @Provide
  Arbitrary<String> looking() {
    return RandomPatterns.looking(3);
  }

  @Provide
  Arbitrary<String> texts() {
    return RandomPatterns.texts();
  }
}
