package io.touchstone.pattern;

import java.util.Optional;
import java.util.function.Function;

/**
 * What the keyword {@code pattern} may say: any text at all. One that ECMA-262 with the {@code u}
 * flag has a meaning for can be looked for in texts; one that is regular can be reasoned about, as
 * a {@link Language}. Beyond what {@link EcmaPattern} takes, this knows look-ahead, look-behind and
 * back-references, and counted repeats without a limit.
 *
 * <p>Immutable, and safe to share between threads.
 */
public final class SchemaPattern {
  private static final int MOST_SHOWN = 60;

  /** How much work a derivation may take, where an automaton would be too large. */
  private static final long STEPS = 1_000_000;

  /** Whether a pattern is found in a text. */
  public enum Match {
    FOUND,
    NOT_FOUND,
    /** The pattern is beyond us, or took too many steps. */
    UNKNOWN
  }

  private final String source;
  private final boolean valid;
  private final Optional<String> opaqueReason;
  private final Optional<Regex> superset;
  private final Function<String, Match> finder;

  private SchemaPattern(String source, Regex regex) {
    Widening.Widened widened = Widening.of(regex);
    this.source = source;
    this.valid = true;
    this.opaqueReason = widened.reason().map(reason -> reason + " in the pattern " + shown(source));
    this.superset = Optional.of(widened.regex());
    this.finder = finder(regex, widened);
  }

  private SchemaPattern(String source, EcmaPatternException fault) {
    this.source = source;
    this.valid = fault.isUnsupported();
    this.opaqueReason =
        Optional.of(valid ? "no support for the pattern " + shown(source) : fault.getMessage());
    this.superset = Optional.empty();
    this.finder = text -> Match.UNKNOWN;
  }

  /** Reads a pattern, written without slashes around it; takes every text. */
  public static SchemaPattern of(String source) {
    try {
      return new SchemaPattern(source, PatternParser.parseAll(source));
    } catch (EcmaPatternException fault) {
      return new SchemaPattern(source, fault);
    }
  }

  private static String shown(String source) {
    if (source.length() <= MOST_SHOWN) {
      return source;
    }
    int end =
        Character.isHighSurrogate(source.charAt(MOST_SHOWN - 1)) ? MOST_SHOWN - 1 : MOST_SHOWN;
    return source.substring(0, end) + "...";
  }

  private static Function<String, Match> finder(Regex regex, Widening.Widened widened) {
    if (StateCount.of(regex) <= EcmaPattern.MAX_STATES) {
      return HasLooks.in(regex) ? backtracking(regex) : simulation(regex);
    }
    return widened.reason().isEmpty() ? derivation(regex) : text -> Match.UNKNOWN;
  }

  private static Function<String, Match> simulation(Regex regex) {
    Automaton automaton = Automaton.of(regex);
    return text -> match(new Simulation(automaton, text).findsAMatch());
  }

  private static Function<String, Match> backtracking(Regex regex) {
    Program program = Program.of(regex);
    return text -> {
      try {
        return match(new Backtracking(program, text).findsAMatch());
      } catch (OutOfStepsException outOfSteps) {
        return Match.UNKNOWN;
      }
    };
  }

  /** For counts so large that no automaton may have so many states. */
  private static Function<String, Match> derivation(Regex regex) {
    return text -> {
      try {
        return match(new Languages(STEPS).finds(regex, text));
      } catch (OutOfStepsException outOfSteps) {
        return Match.UNKNOWN;
      }
    };
  }

  private static Match match(boolean found) {
    return found ? Match.FOUND : Match.NOT_FOUND;
  }

  /** The pattern as it was written. */
  public String source() {
    return source;
  }

  /** Whether ECMA-262 takes it; what we have no support for counts as taken. */
  public boolean isValid() {
    return valid;
  }

  /** Why this is no regular language that we can reason about; empty when it is one. */
  public Optional<String> opaqueReason() {
    return opaqueReason;
  }

  /** Whether the pattern matches somewhere in the text. */
  public Match find(String text) {
    return finder.apply(text);
  }

  /** A regular regex that is found wherever this pattern is; empty if nothing is known of it. */
  Optional<Regex> superset() {
    return superset;
  }

  @Override
  public String toString() {
    return source;
  }
}
