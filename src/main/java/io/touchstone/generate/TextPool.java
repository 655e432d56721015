package io.touchstone.generate;

import io.touchstone.pattern.Language;
import io.touchstone.pattern.Languages;
import io.touchstone.pattern.SchemaPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Texts that match patterns, short and long ones, with all sorts of characters. Remembers what it
 * has found; may be asked by several threads.
 */
final class TextPool {
  private static final long STEPS = 200_000;
  private static final int TRIES = 40;
  private static final int LONGEST = 5_000;

  /** What a text may be asked to contain, so that not all texts are made of the first letters. */
  private static final List<String> FLAVOURS =
      List.of("[A-Z]", "[0-9]", "[b-y]{3}", "[-_.]", "[ıİşĞ]", "[é中ß]", "[😀-🙏]", " ", "[\"\\\\]");

  private static final String ORDINARY =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private record Question(Set<String> patterns, Set<String> broken, long least, long most) {}

  private final Map<Question, List<String>> answers = new HashMap<>();
  private final Map<String, SchemaPattern> patterns = new HashMap<>();

  /** Whether the pattern is found in the text; where nobody knows, it is taken to be. */
  synchronized boolean matches(String pattern, String text) {
    return parsed(pattern).find(text) != SchemaPattern.Match.NOT_FOUND;
  }

  private SchemaPattern parsed(String pattern) {
    return patterns.computeIfAbsent(pattern, SchemaPattern::of);
  }

  /**
   * Some texts of {@code least} to {@code most} code points in which all {@code patterns} are found
   * and none of {@code broken}; none when there are none, or they are too hard to find.
   */
  synchronized List<String> texts(Set<String> patterns, Set<String> broken, long least, long most) {
    Question question = new Question(Set.copyOf(patterns), Set.copyOf(broken), least, most);
    List<String> known = answers.get(question);
    if (known == null) {
      known = find(patterns, broken, least, most);
      answers.put(question, known);
    }
    return known;
  }

  /**
   * A text as {@link #texts} finds them, but longer and more mixed, made anew each time; nothing if
   * chance is not kind.
   *
   * @param known what {@link #texts} has found, one at least
   */
  synchronized Optional<String> another(
      Set<String> patterns, long least, long most, List<String> known, Chance chance) {
    Languages languages = new Languages(STEPS);
    StringBuilder mixed = new StringBuilder();
    for (int i = 0; i <= chance.below(4); i++) {
      int[] points = chance.of(known).codePoints().toArray();
      int point =
          points.length == 0 || chance.oneIn(3)
              ? ORDINARY.charAt(chance.below(ORDINARY.length()))
              : points[chance.below(points.length)];
      mixed.append("\\u{" + Integer.toHexString(point) + "}.*");
    }
    Language wanted = languages.of(SchemaPattern.of(mixed.toString()));
    for (String pattern : patterns) {
      wanted = languages.and(wanted, languages.of(parsed(pattern)));
    }
    Languages.Sample sample =
        languages.shortest(
            wanted,
            least + chance.below(12),
            most,
            text -> patterns.stream().allMatch(pattern -> matches(pattern, text)),
            TRIES);
    return sample instanceof Languages.Sample.Found found
        ? Optional.of(found.text())
        : Optional.empty();
  }

  private List<String> find(Set<String> patterns, Set<String> broken, long least, long most) {
    Languages languages = new Languages(STEPS);
    Language wanted = languages.all();
    for (String pattern : patterns) {
      wanted = languages.and(wanted, languages.of(parsed(pattern)));
    }
    for (String pattern : broken) {
      if (parsed(pattern).opaqueReason().isEmpty()) {
        wanted = languages.and(wanted, languages.not(languages.of(parsed(pattern))));
      }
    }
    Predicate<String> fits =
        text ->
            patterns.stream().allMatch(pattern -> matches(pattern, text))
                && broken.stream()
                    .allMatch(
                        pattern -> parsed(pattern).find(text) == SchemaPattern.Match.NOT_FOUND);
    Set<String> found = new LinkedHashSet<>();
    if (!collect(languages, wanted, least, most, fits, found)) {
      return List.of();
    }
    for (long more : new long[] {1, 2, 5, 12}) {
      collect(languages, wanted, least + more, most, fits, found);
    }
    if (most <= LONGEST) {
      collect(languages, wanted, most, most, fits, found);
    }
    for (String flavour : FLAVOURS) {
      Language spiced = languages.and(wanted, languages.of(SchemaPattern.of(flavour)));
      collect(languages, spiced, least, most, fits, found);
      collect(languages, spiced, least + 4, most, fits, found);
    }
    return new ArrayList<>(found);
  }

  /** Up to three texts of a shortest kind. */
  private static boolean collect(
      Languages languages,
      Language wanted,
      long least,
      long most,
      Predicate<String> fits,
      Set<String> found) {
    int[] left = {3};
    Predicate<String> taking =
        text -> {
          if (fits.test(text) && found.add(text)) {
            left[0]--;
          }
          return left[0] <= 0;
        };
    languages.shortest(wanted, least, most, taking, TRIES);
    return left[0] < 3;
  }
}
