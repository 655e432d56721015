package io.touchstone.json;

import java.nio.charset.StandardCharsets;

/** A place in a UTF-8 text that is being read, and the words for what is wrong there. */
final class TextCursor {
  private static final int LONGEST_WORD_SHOWN = 40;

  final byte[] bytes;
  final String source;
  int at;

  TextCursor(byte[] bytes, String source) {
    this.bytes = bytes;
    this.source = source;
  }

  /**
   * The byte here, as a char where it is ASCII; negative at the end of the text and for other
   * bytes.
   */
  int peek() {
    return at < bytes.length ? bytes[at] : -1;
  }

  /** Steps over the byte if it is here. */
  boolean take(char ascii) {
    if (peek() == ascii) {
      at++;
      return true;
    }
    return false;
  }

  void skipWhitespace() {
    while (at < bytes.length) {
      byte b = bytes[at];
      if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
        return;
      }
      at++;
    }
  }

  void refuseByteOrderMark() {
    boolean utf8 = startsWith(0xEF, 0xBB, 0xBF);
    if (utf8 || startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE)) {
      throw fault(
          0,
          "expected a JSON value, found a byte order mark (BOM); save the file as UTF-8 without one"
              + (utf8 ? "" : ", it is UTF-16 now"));
    }
  }

  private boolean startsWith(int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The length of the well-formed UTF-8 sequence of two bytes or more at {@code offset} (Unicode,
   * table 3-7); 0 where there is none.
   */
  int sequenceLength(int offset) {
    int lead = unsigned(offset);
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    int second = unsigned(offset + 1);
    boolean wellFormed = lead >= 0xC2 && lead <= 0xF4 && second >= lowest && second <= highest;
    for (int i = 2; i < length; i++) {
      wellFormed &= unsigned(offset + i) >= 0x80 && unsigned(offset + i) <= 0xBF;
    }
    return wellFormed ? length : 0;
  }

  /** 0, which belongs to no sequence, past the end. */
  private int unsigned(int offset) {
    return offset < bytes.length ? bytes[offset] & 0xFF : 0;
  }

  JsonInputException unexpected(String expected) {
    return fault(at, "expected " + expected + ", found " + found(at));
  }

  JsonInputException fault(int offset, String problem) {
    return new JsonInputException(source, SourcePosition.of(bytes, offset), problem);
  }

  /** The word or character that stands at {@code offset}, for a message. */
  String found(int offset) {
    int end = wordEnd(offset);
    if (end - offset < 2) {
      return character(offset);
    }
    boolean cut = end - offset > LONGEST_WORD_SHOWN;
    int shown = cut ? LONGEST_WORD_SHOWN : end - offset;
    return "'" + ascii(offset, shown) + (cut ? "..." : "") + "'";
  }

  /** One past the ASCII letters, digits and underscores that follow a letter at {@code offset}. */
  int wordEnd(int offset) {
    int end = offset;
    while (end < bytes.length && isWordPart(bytes[end], end > offset)) {
      end++;
    }
    return end;
  }

  private static boolean isWordPart(byte b, boolean inside) {
    boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    return letter || (inside && ((b >= '0' && b <= '9') || b == '_'));
  }

  String ascii(int offset, int length) {
    return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
  }

  /** The character that stands at {@code offset}, for a message. */
  String character(int offset) {
    if (offset >= bytes.length) {
      return "the end of the text";
    }
    int b = unsigned(offset);
    if (b == '\'') {
      return "a single quote";
    }
    if (b < 0x80) {
      return b > ' ' && b < 0x7F ? "'" + (char) b + "'" : "the character " + codePoint(b);
    }
    int length = sequenceLength(offset);
    if (length == 0) {
      return "the byte " + hex(b);
    }
    String character = new String(bytes, offset, length, StandardCharsets.UTF_8);
    int c = character.codePointAt(0);
    return isVisible(c)
        ? "'" + character + "' (" + codePoint(c) + ")"
        : "the character " + codePoint(c);
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  static String codePoint(int c) {
    return "U+%04X".formatted(c);
  }

  static String hex(int unsignedByte) {
    return "0x%02X".formatted(unsignedByte);
  }
}
