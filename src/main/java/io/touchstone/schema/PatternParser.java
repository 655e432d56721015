package io.touchstone.schema;

import static io.touchstone.schema.PatternCursor.END;

import io.touchstone.schema.Regex.Assertion;
import io.touchstone.schema.Regex.CharSet;
import java.util.ArrayList;
import java.util.List;

/** Reads the grammar of ECMA-262, section 22.2.1, except what {@link EcmaPattern} refuses. */
final class PatternParser {
  private final PatternCursor cursor;
  private final QuantifierParser quantifiers;
  private final EscapeParser escapes;
  private final ClassParser classes;
  private int depth;

  private PatternParser(String source, long maxStates) {
    cursor = new PatternCursor(source);
    quantifiers = new QuantifierParser(cursor, maxStates);
    escapes = new EscapeParser(cursor);
    classes = new ClassParser(cursor, escapes);
  }

  /**
   * @param maxStates how many states the pattern may need ({@link StateCount})
   * @throws EcmaPatternException if the source is no pattern, or one that is refused
   */
  static Regex parse(String source, long maxStates) {
    PatternParser parser = new PatternParser(source, maxStates);
    parser.cursor.refuseLongerThan(EcmaPattern.MAX_LENGTH);
    Regex regex = parser.alternation();
    if (parser.cursor.peek() == ')') {
      throw parser.cursor.unexpected(
          "the end of the pattern, as no group is open", "write \\) for the character itself");
    }
    parser.quantifiers.refuseIfLarge(regex, 0, "the pattern", "shorten it");
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
    return cursor.take("\\B") ? Assertion.NO_WORD_BOUNDARY : null;
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
      throw cursor.fault(
          opened,
          "expected groups nested at most " + EcmaPattern.MAX_DEPTH + " deep, found one more",
          "take out parentheses that are not needed");
    }
    if (cursor.take('?')) {
      groupKind(opened);
    }
    Regex body = alternation();
    if (!cursor.take(')')) {
      throw cursor.unexpected(
          "')' to close the group that opens at character " + (opened + 1),
          "add it, or write \\( for the character itself");
    }
    depth--;
    return body;
  }

  private void groupKind(int opened) {
    refuseLook(opened, "=", "look-ahead (?=...)");
    refuseLook(opened, "!", "negative look-ahead (?!...)");
    refuseLook(opened, "<=", "look-behind (?<=...)");
    refuseLook(opened, "<!", "negative look-behind (?<!...)");
    if (cursor.take('<')) {
      groupName();
    } else if (!cursor.take(':')) {
      throw cursor.unexpected(
          "':' or '<name>' after '(?'",
          "ECMA-262 has (...), (?:...) and (?<name>...); flags are not supported");
    }
  }

  private void refuseLook(int opened, String mark, String what) {
    if (cursor.take(mark)) {
      throw cursor.fault(
          opened, "not supported: " + what, "say it without, or check it with a second pattern");
    }
  }

  private void groupName() {
    int begin = cursor.at;
    while (isNamePart(cursor.peek(), cursor.at > begin)) {
      cursor.at++;
    }
    if (cursor.at == begin || !cursor.take('>')) {
      throw cursor.unexpected(
          "a group name of letters, digits, '_' and '$', then '>'", "rename the group");
    }
  }

  private static boolean isNamePart(int codePoint, boolean afterTheFirst) {
    if (codePoint == END) {
      return false;
    }
    return codePoint == '$'
        || codePoint == '_'
        || Character.isUnicodeIdentifierStart(codePoint)
        || (afterTheFirst
            && Character.isUnicodeIdentifierPart(codePoint)
            && !Character.isIdentifierIgnorable(codePoint));
  }
}
