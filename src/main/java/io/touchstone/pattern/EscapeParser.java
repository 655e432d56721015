package io.touchstone.pattern;

import static io.touchstone.pattern.PatternCursor.END;

/** Reads what a backslash begins, outside of classes and in them. */
final class EscapeParser {
  private static final String MEND_PROPERTY = "write it as \\p{Lu}";
  private static final String CONTROLS = "tnvfr";
  private static final String CONTROL_VALUES = "\t\n\u000B\f\r";

  private final PatternCursor cursor;

  EscapeParser(PatternCursor cursor) {
    this.cursor = cursor;
  }

  /** Whether an escape for a set of characters stands here. */
  boolean classIsHere() {
    int letter = cursor.peek(1);
    return cursor.peek() == '\\' && letter != END && "dDsSwWpP".indexOf(letter) >= 0;
  }

  CodePoints readClass() {
    cursor.at++;
    int letter = cursor.next();
    CodePoints members =
        switch (Character.toLowerCase(letter)) {
          case 'd' -> CharacterClasses.DIGIT;
          case 's' -> CharacterClasses.SPACE;
          case 'w' -> CharacterClasses.WORD;
          default -> property();
        };
    return Character.isUpperCase(letter) ? members.complement() : members;
  }

  private CodePoints property() {
    if (!cursor.take('{')) {
      throw cursor.unexpected("'{' after \\p", MEND_PROPERTY);
    }
    int begin = cursor.at;
    while (cursor.peek() != END && cursor.peek() != '}') {
      cursor.at++;
    }
    String name = cursor.slice(begin, cursor.at);
    if (!cursor.take('}')) {
      throw cursor.unexpected("'}' after the name of a property", MEND_PROPERTY);
    }
    return UnicodeProperties.named(name).orElseThrow(() -> unknownProperty(begin));
  }

  private EcmaPatternException unknownProperty(int begin) {
    return cursor.limit(
        begin, "expected a property, found {" + cursor.readSince(begin), UnicodeProperties.KNOWN);
  }

  /** The one code point that the escape here stands for. */
  int readCharacter() {
    int backslash = cursor.at++;
    int letter = cursor.peek();
    if (letter == END) {
      throw cursor.unexpected("a character after '\\'", "write \\\\ for a backslash");
    }
    int control = CONTROLS.indexOf(letter);
    if (control >= 0) {
      cursor.at++;
      return CONTROL_VALUES.charAt(control);
    }
    return switch (letter) {
      case 'c' -> controlLetter();
      case 'x' -> hexByte();
      case 'u' -> unicode();
      case '0' -> nul(backslash);
      default -> itself(backslash);
    };
  }

  private int controlLetter() {
    cursor.at++;
    if (!isAsciiLetter(cursor.peek())) {
      throw cursor.unexpected(
          "a letter from A to Z after \\c", "write \\\\c for the two characters");
    }
    return cursor.next() % 32;
  }

  private int hexByte() {
    cursor.at++;
    return hexDigits(2, "two hexadecimal digits after \\x");
  }

  private int unicode() {
    cursor.at++;
    if (cursor.take('{')) {
      return codePointInBraces();
    }
    int unit = hexDigits(4, "four hexadecimal digits after \\u, or more in braces");
    int afterUnit = cursor.at;
    if (Character.isHighSurrogate((char) unit) && cursor.take("\\u") && cursor.peek() != '{') {
      int second = hexDigits(4, "four hexadecimal digits after \\u");
      if (Character.isLowSurrogate((char) second)) {
        return Character.toCodePoint((char) unit, (char) second);
      }
    }
    cursor.at = afterUnit;
    return unit;
  }

  private int codePointInBraces() {
    int begin = cursor.at;
    int value = 0;
    while (hexValue(cursor.peek()) >= 0 && value <= Character.MAX_CODE_POINT) {
      value = value * 16 + hexValue(cursor.next());
    }
    if (value > Character.MAX_CODE_POINT) {
      throw cursor.fault(
          begin,
          "expected a code point up to 10FFFF, found a larger one",
          "write a smaller number");
    }
    if (cursor.at == begin || !cursor.take('}')) {
      throw cursor.unexpected("hexadecimal digits and '}' after \\u{", "write it as \\u{1F600}");
    }
    return value;
  }

  private int hexDigits(int count, String expected) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      int digit = hexValue(cursor.peek());
      if (digit < 0) {
        throw cursor.unexpected(expected, "add zeros in front if the number is shorter");
      }
      cursor.at++;
      value = value * 16 + digit;
    }
    return value;
  }

  private int nul(int backslash) {
    cursor.at++;
    if (cursor.peek() >= '0' && cursor.peek() <= '9') {
      throw cursor.fault(
          backslash, "expected no digit after \\0, found an octal escape", "write \\xHH instead");
    }
    return 0;
  }

  private int itself(int backslash) {
    int letter = cursor.next();
    if ((letter >= '1' && letter <= '9') || letter == 'k') {
      throw cursor.fault(
          backslash,
          "not supported: " + cursor.readSince(backslash) + ", a back-reference or octal escape",
          "write out what may stand here, or \\xHH for a character by its number");
    }
    if (isAsciiLetter(letter)) {
      String escape = cursor.readSince(backslash);
      throw cursor.fault(
          backslash,
          "expected an escape of ECMA-262, found " + escape,
          "\\A".equals(escape) || "\\z".equalsIgnoreCase(escape)
              ? "write ^ for the beginning and $ for the end"
              : "leave out the backslash, or double it");
    }
    return letter;
  }

  private static boolean isAsciiLetter(int codePoint) {
    return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= 'A' && codePoint <= 'Z');
  }

  /** As ASCII writes it; -1 for anything else. */
  private static int hexValue(int codePoint) {
    return codePoint >= 0 && codePoint < 0x80 ? Character.digit(codePoint, 16) : -1;
  }
}
