package io.touchstone.runtime;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The words of a goal, and which skills have some of them in their id, their tags or their
 * description. Only whole words count, in whatever case; short ones say nothing.
 *
 * @param words sorted
 */
record GoalWords(SortedSet<String> words) {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int SHORTEST = 3;

  /**
   * A skill that has words of a goal.
   *
   * @param words sorted, at least one
   */
  record Match(RegisteredSkill skill, SortedSet<String> words) {}

  static GoalWords of(String goal) {
    return new GoalWords(wordsOf(goal));
  }

  /** Skills with the most words first, equal ones by id. */
  List<Match> matches(Collection<RegisteredSkill> skills) {
    return skills.stream()
        .map(this::match)
        .filter(match -> !match.words().isEmpty())
        .sorted(
            comparing((Match match) -> -match.words().size())
                .thenComparing(match -> match.skill().id()))
        .toList();
  }

  private Match match(RegisteredSkill skill) {
    SortedSet<String> found =
        wordsOf(skill.id() + " " + String.join(" ", skill.tags()) + " " + skill.description());
    found.retainAll(words);
    return new Match(skill, found);
  }

  private static SortedSet<String> wordsOf(String text) {
    SortedSet<String> words = new TreeSet<>();
    BETWEEN
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() >= SHORTEST)
        .forEach(words::add);
    return words;
  }
}
