package io.touchstone.pattern;

import static io.touchstone.pattern.PatternCursor.END;

import io.touchstone.pattern.Regex.BackReference;
import io.touchstone.pattern.Regex.Capture;
import io.touchstone.pattern.Regex.Look;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads what stands after an opening parenthesis, and what refers to groups. */
final class GroupParser {
  private static final String MEND_LOOK = "say it without, or check it with a second pattern";
  private static final String MEND_REFERENCE = "refer to a group that is there";

  private final PatternCursor cursor;
  private final GroupDialect dialect;
  private final Map<String, Integer> numbers = new HashMap<>();
  private int count;
  private boolean referredTo;

  GroupParser(PatternCursor cursor, GroupDialect dialect) {
    this.cursor = cursor;
    this.dialect = dialect;
  }

  boolean areReferredTo() {
    return referredTo;
  }

  /** What has been learned, for the second reading. */
  GroupDialect known() {
    return GroupDialect.knowing(count, numbers);
  }

  /** Whether a look-around that is taken stands here: no quantifier may follow it. */
  boolean lookIsHere() {
    if (!dialect.looks() || cursor.peek() != '(' || cursor.peek(1) != '?') {
      return false;
    }
    int mark = cursor.peek(2) == '<' ? cursor.peek(3) : cursor.peek(2);
    return mark == '=' || mark == '!';
  }

  boolean referenceIsHere() {
    int letter = cursor.peek(1);
    return dialect.looks()
        && cursor.peek() == '\\'
        && (letter == 'k' || (letter >= '1' && letter <= '9'));
  }

  /**
   * Begins after the opening parenthesis.
   *
   * @return what makes the group of its body
   */
  UnaryOperator<Regex> readKind(int opened) {
    if (!cursor.take('?')) {
      return capture();
    }
    if (cursor.take('=')) {
      return look(opened, true, false, "look-ahead (?=...)");
    }
    if (cursor.take('!')) {
      return look(opened, true, true, "negative look-ahead (?!...)");
    }
    if (cursor.take("<=")) {
      return look(opened, false, false, "look-behind (?<=...)");
    }
    if (cursor.take("<!")) {
      return look(opened, false, true, "negative look-behind (?<!...)");
    }
    if (cursor.take('<')) {
      return namedCapture();
    }
    if (cursor.take(':')) {
      return body -> body;
    }
    throw otherKind();
  }

  private EcmaPatternException otherKind() {
    EcmaPatternException fault =
        cursor.unexpected(
            "':' or '<name>' after '(?'",
            "ECMA-262 has (...), (?:...) and (?<name>...); flags are not supported");
    int letter = cursor.peek();
    boolean flags = letter == 'i' || letter == 'm' || letter == 's' || letter == '-';
    return flags && dialect.looks()
        ? cursor.limit(cursor.at, fault.problem(), "leave them out")
        : fault;
  }

  private UnaryOperator<Regex> look(int opened, boolean ahead, boolean negative, String what) {
    if (!dialect.looks()) {
      throw cursor.fault(opened, "not supported: " + what, MEND_LOOK);
    }
    return body -> new Look(body, ahead, negative);
  }

  private UnaryOperator<Regex> capture() {
    int number = ++count;
    return dialect.captures() ? body -> new Capture(number, body) : body -> body;
  }

  private UnaryOperator<Regex> namedCapture() {
    int begin = cursor.at;
    String name = name();
    if (numbers.put(name, count + 1) != null && dialect.looks()) {
      throw cursor.limit(
          begin, "expected each name once, found " + name + " again", "rename the group");
    }
    return capture();
  }

  private String name() {
    int begin = cursor.at;
    while (isNamePart(cursor.peek(), cursor.at > begin)) {
      cursor.at++;
    }
    String name = cursor.slice(begin, cursor.at);
    if (name.isEmpty() || !cursor.take('>')) {
      throw cursor.unexpected(
          "a group name of letters, digits, '_' and '$', then '>'", "rename the group");
    }
    return name;
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

  /** On the first reading, the number that it answers means nothing. */
  Regex readReference() {
    referredTo = true;
    int begin = cursor.at++;
    int number = cursor.take('k') ? numberOfName() : number();
    if (dialect.captures() && (number < 1 || number > dialect.count())) {
      throw cursor.fault(
          begin, "expected a group, found none for " + cursor.readSince(begin), MEND_REFERENCE);
    }
    return new BackReference(number);
  }

  /** 0 if there is no such group, as far as is known. */
  private int numberOfName() {
    if (!cursor.take('<')) {
      throw cursor.unexpected("'<' after \\k", MEND_REFERENCE);
    }
    return dialect.numbers().getOrDefault(name(), 0);
  }

  /** Saturates far above all counts. */
  private int number() {
    int number = 0;
    while (cursor.peek() >= '0' && cursor.peek() <= '9') {
      number = Math.min(EcmaPattern.MAX_LENGTH * 10, number * 10 + (cursor.next() - '0'));
    }
    return number;
  }
}
