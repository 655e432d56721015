package io.touchstone.pattern;

import static io.touchstone.pattern.PatternCursor.END;

import io.touchstone.pattern.Regex.Assertion;
import io.touchstone.pattern.Regex.CharSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads the grammar of ECMA-262, section 22.2.1, except what {@link EcmaPattern} refuses. */
final class PatternParser {
  private final PatternCursor cursor;
  private final QuantifierParser quantifiers;
  private final EscapeParser escapes;
  private final ClassParser classes;
  private final GroupParser groups;
  private int depth;

  private PatternParser(String source, long maxStates, GroupDialect dialect) {
    cursor = new PatternCursor(source);
    quantifiers = new QuantifierParser(cursor, maxStates, dialect.captures());
    escapes = new EscapeParser(cursor);
    classes = new ClassParser(cursor, escapes);
    groups = new GroupParser(cursor, dialect);
  }

  /**
   * @param maxStates how many states the pattern may need ({@link StateCount})
   * @throws EcmaPatternException if the source is no pattern, or one that is refused
   */
  static Regex parse(String source, long maxStates) {
    return new PatternParser(source, maxStates, GroupDialect.REFUSING).pattern();
  }

  /**
   * Reads all of the grammar, however many states the pattern needs.
   *
   * @throws EcmaPatternException if the source is no pattern, or beyond our limits
   */
  static Regex parseAll(String source) {
    PatternParser parser = new PatternParser(source, Long.MAX_VALUE, GroupDialect.COUNTING);
    Regex regex = parser.pattern();
    return parser.groups.areReferredTo()
        ? new PatternParser(source, Long.MAX_VALUE, parser.groups.known()).pattern()
        : regex;
  }

  private Regex pattern() {
    cursor.refuseLongerThan(EcmaPattern.MAX_LENGTH);
    Regex regex = alternation();
    if (cursor.peek() == ')') {
      throw cursor.unexpected(
          "the end of the pattern, as no group is open", "write \\) for the character itself");
    }
    quantifiers.refuseIfLarge(regex, 0, "the pattern", "shorten it");
    return regex;
  }

  private Regex alternation() {
    List<Regex> choices = new ArrayList<>();
    do {
      choices.add(sequence());
    } while (cursor.take('|'));
    return Regex.alternation(choices);
  }

  private Regex sequence() {
    List<Regex> parts = new ArrayList<>();
    while (cursor.peek() != END && cursor.peek() != '|' && cursor.peek() != ')') {
      Regex assertion = assertion();
      parts.add(assertion != null ? assertion : quantifiers.repeated(atom()));
    }
    return Regex.concat(parts);
  }

  /** The assertion that stands here, or null. */
  private Regex assertion() {
    if (cursor.take('^')) {
      return Assertion.START;
    }
    if (cursor.take('$')) {
      return Assertion.END;
    }
    if (cursor.take("\\b")) {
      return Assertion.WORD_BOUNDARY;
    }
    if (cursor.take("\\B")) {
      return Assertion.NO_WORD_BOUNDARY;
    }
    return groups.lookIsHere() ? group() : null;
  }

  private Regex atom() {
    if (cursor.peek() == '(') {
      return group();
    }
    if (cursor.take('.')) {
      return new CharSet(CharacterClasses.DOT);
    }
    if (cursor.peek() == '[') {
      return new CharSet(classes.read());
    }
    if (groups.referenceIsHere()) {
      return groups.readReference();
    }
    if (cursor.peek() == '\\') {
      return new CharSet(
          escapes.classIsHere() ? escapes.readClass() : CodePoints.of(escapes.readCharacter()));
    }
    quantifiers.refuseHere();
    return new CharSet(CodePoints.of(cursor.next()));
  }

  private Regex group() {
    int opened = cursor.at++;
    if (++depth > EcmaPattern.MAX_DEPTH) {
      throw cursor.limit(
          opened,
          "expected groups nested at most " + EcmaPattern.MAX_DEPTH + " deep, found one more",
          "take out parentheses that are not needed");
    }
    UnaryOperator<Regex> kind = groups.readKind(opened);
    Regex body = alternation();
    if (!cursor.take(')')) {
      throw cursor.unexpected(
          "')' to close the group that opens at character " + (opened + 1),
          "add it, or write \\( for the character itself");
    }
    depth--;
    return kind.apply(body);
  }
}
