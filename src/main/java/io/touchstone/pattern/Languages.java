package io.touchstone.pattern;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Makes languages and answers questions about them; one for each decision, and for one thread.
 *
 * <p>Texts are of Unicode scalar values: a text with half of a surrogate pair is in no language,
 * and never comes as an answer. Making languages always succeeds and is counted as well, so that
 * after the last step only {@link #shortest} gives up, while all else still answers.
 */
public final class Languages {
  /** The length of text beyond which none is written down. */
  private static final long LONGEST_TEXT = 2_000_000;

  /** How many lengths are tried before it is asked whether there is a longest text. */
  private static final long LENGTHS_AT_EASE = 8;

  /** A text that is longer than this is looked for only after that as well. */
  private static final long LENGTH_AT_EASE = 256;

  /** What came of looking for a text. */
  public sealed interface Sample {
    record Found(String text) implements Sample {}

    /** There is provably no text, beside those that {@code wanted} turned down. */
    record None() implements Sample {}

    /** The budget or the tries ended first. */
    record GaveUp() implements Sample {}
  }

  private final Map<String, Language> patterns = new HashMap<>();
  private final StepBudget budget;
  private final LanguageNodes nodes;
  private final Derivatives derivatives;
  private final LanguageSearch search;

  /**
   * @param steps how much work all questions together may take
   */
  public Languages(long steps) {
    budget = new StepBudget(steps);
    nodes = new LanguageNodes(budget);
    derivatives = new Derivatives(nodes);
    search = new LanguageSearch(derivatives, budget);
  }

  /** Every text. */
  public Language all() {
    return nodes.all();
  }

  /** No text. */
  public Language none() {
    return nodes.none();
  }

  /** This text alone. */
  public Language word(String word) {
    return nodes.word(word);
  }

  /** The texts in which a regular pattern is found; for an opaque one a superset of them. */
  public Language of(SchemaPattern pattern) {
    return patterns.computeIfAbsent(
        pattern.source(),
        source -> pattern.superset().map(new LanguageCompiler(nodes)::found).orElse(all()));
  }

  /** The texts in both. */
  public Language and(Language a, Language b) {
    return nodes.and(a, b);
  }

  /** The texts in each of them. */
  public Language and(Collection<Language> languages) {
    return nodes.and(languages);
  }

  /** The texts in one or both. */
  public Language or(Language a, Language b) {
    return nodes.alt(a, b);
  }

  /** The texts in at least one of them; cheaper than one union after the other. */
  public Language or(Collection<Language> languages) {
    return nodes.alt(languages);
  }

  /** The texts that are not in it. */
  public Language not(Language a) {
    return nodes.not(a);
  }

  /** Whether the text is in the language. */
  public boolean contains(Language language, String text) {
    return reads(language, text, false);
  }

  /**
   * Whether a regular regex is found in the text.
   *
   * @throws OutOfStepsException if the budget ends first
   */
  boolean finds(Regex regex, String text) {
    return reads(new LanguageCompiler(nodes).found(regex), text, true);
  }

  private boolean reads(Language language, String text, boolean bounded) {
    Language rest = language;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      if (!CharacterClasses.SCALARS.contains(codePoint)) {
        return false;
      }
      rest = derivatives.of(rest, codePoint, bounded);
      at += Character.charCount(codePoint);
    }
    return rest.isNullable();
  }

  /**
   * A shortest text of {@code least} to {@code most} code points that {@code wanted} takes.
   *
   * @param tries how many texts may be offered to {@code wanted}
   */
  public Sample shortest(
      Language language, long least, long most, Predicate<String> wanted, int tries) {
    try {
      return new Quest(language, Math.max(0, least), most, wanted, tries).answer();
    } catch (OutOfStepsException outOfSteps) {
      return new Sample.GaveUp();
    }
  }

  /** One question for a text. */
  private final class Quest {
    private final Language language;
    private final long least;
    private long most;
    private final Predicate<String> wanted;
    private int triesLeft;
    private boolean longestIsKnown;

    Quest(Language language, long least, long most, Predicate<String> wanted, int tries) {
      this.language = language;
      this.least = least;
      this.most = Math.min(most, language.longest());
      this.wanted = wanted;
      this.triesLeft = tries;
    }

    Sample answer() {
      if (language.dead || least > most) {
        return new Sample.None();
      }
      String nearest = language.isUniform() ? uniform() : search.nearest(language, most);
      if (nearest == null) {
        return new Sample.None();
      }
      long shortest = nearest.codePointCount(0, nearest.length());
      if (shortest < least) {
        return upFrom(least, null);
      }
      return offer(nearest) ? new Sample.Found(nearest) : upFrom(shortest, nearest);
    }

    /** One code point again and again. */
    private String uniform() {
      long length = Math.max(least, language.shortest());
      if (length > LONGEST_TEXT || budget.isSpent()) {
        throw new OutOfStepsException();
      }
      int codePoint = new PreferredOrder(language.uniformSet().set()).first();
      return length > most ? null : Character.toString(codePoint).repeat((int) length);
    }

    /**
     * @param refused the one text that has been offered already, or null
     */
    private Sample upFrom(long first, String refused) {
      TextsOfLength texts = new TextsOfLength(derivatives, search);
      boolean gap = false;
      for (long length = first; length <= most; length++) {
        if (gap || length > LENGTH_AT_EASE || length - first >= LENGTHS_AT_EASE) {
          learnLongest();
        }
        if (length > most) {
          break;
        }
        if (length > LONGEST_TEXT) {
          return new Sample.GaveUp();
        }
        TextsOfLength.Found found =
            texts.offer(language, length, text -> !text.equals(refused) && offer(text));
        if (found.text() != null) {
          return new Sample.Found(found.text());
        }
        gap = !found.any();
      }
      return new Sample.None();
    }

    private void learnLongest() {
      if (!longestIsKnown) {
        longestIsKnown = true;
        Long longest = search.longest(language, budget.left() / 4);
        most = longest == null ? most : Math.min(most, longest);
      }
    }

    private boolean offer(String text) {
      if (triesLeft-- <= 0) {
        throw new OutOfStepsException();
      }
      return wanted.test(text);
    }
  }
}
