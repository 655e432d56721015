package io.touchstone.planner;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text. A word is a longest run of letters, digits and underscores of any script,
 * with the combining marks that follow them; case does not count, under the root locale's rules.
 *
 * <p>So in {@code "请echo"} there is one word and {@code echo} is none, as nobody can say where the
 * words of a script without spaces end; an emoji ends a word.
 */
final class Words {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M}_]*+");

  private Words() {}

  static Set<String> of(String text) {
    Set<String> words = new LinkedHashSet<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(folded(matcher.group()));
    }
    return words;
  }

  static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }

  static String folded(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
