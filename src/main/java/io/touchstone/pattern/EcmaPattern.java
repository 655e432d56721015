package io.touchstone.pattern;

/**
 * A regular expression as JSON Schema means it: ECMA-262 with the {@code u} flag and no other, over
 * code points. {@code \d} and {@code \w} are ASCII, {@code \s} takes in U+00A0, U+FEFF and all of
 * category Zs, {@code .} is anything but LF, CR, U+2028 and U+2029, {@code $} is the end and never
 * the place before a last line feed. A lone surrogate in the text is a code point of its own.
 *
 * <p>Matching takes at most (states of the pattern) times (length of the text + 1) steps, whatever
 * the pattern is. Groups, also named ones, only group; lazy quantifiers match what greedy ones do.
 *
 * <p>Some patterns are taken although the {@code u} flag refuses them, because they can mean but
 * one thing:
 *
 * <ul>
 *   <li>{@code ]} and <code>}</code> outside a class are themselves, and so is <code>{</code>,
 *       unless a digit or a comma follows: then it must be a quantifier;
 *   <li>a backslash before anything but an ASCII letter or digit makes it a plain character;
 *   <li>in a class, {@code -} beside an escape such as {@code \w} is itself.
 * </ul>
 *
 * <p>Refused: look-ahead, look-behind, back-references and flags, as not supported; letters and
 * digits after a backslash that mean nothing ({@code \a}, {@code \Z}, octal escapes); patterns
 * longer than {@value #MAX_LENGTH} characters, with groups nested deeper than {@value #MAX_DEPTH},
 * or in need of more than {@value #MAX_STATES} states: about one for each character or class, and
 * counted repeats as if they were written out. {@code \p} knows the general categories, the scripts
 * and the commoner binary properties, in the version of Unicode that the Java runtime has.
 *
 * <p>Immutable, and safe to share between threads.
 */
public final class EcmaPattern {
  static final int MAX_LENGTH = 100_000;
  static final int MAX_DEPTH = 200;
  static final int MAX_STATES = 20_000;

  private final String source;
  private final Automaton automaton;

  private EcmaPattern(String source, Automaton automaton) {
    this.source = source;
    this.automaton = automaton;
  }

  /**
   * Reads a pattern, written without slashes around it.
   *
   * @throws EcmaPatternException if it is not one, or is one of those refused above
   */
  public static EcmaPattern parse(String source) {
    return new EcmaPattern(source, Automaton.of(PatternParser.parse(source, MAX_STATES)));
  }

  /** Whether the pattern matches {@code text} from its first character to its last. */
  public boolean matchesWhole(CharSequence text) {
    return new Simulation(automaton, text).reachesTheEnd();
  }

  /**
   * Whether the pattern matches somewhere in {@code text}, as JSON Schema's {@code pattern} does.
   */
  public boolean find(CharSequence text) {
    return new Simulation(automaton, text).findsAMatch();
  }

  /** The pattern as it was written. */
  public String source() {
    return source;
  }

  @Override
  public String toString() {
    return source;
  }
}
