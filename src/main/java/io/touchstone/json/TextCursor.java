package io.touchstone.json;

/** A place in a UTF-8 text that is being read, and the words for what is wrong there. */
final class TextCursor {
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

  JsonInputException unexpected(String expected) {
    return fault(at, "expected " + expected + ", found " + found(at));
  }

  JsonInputException fault(int offset, String problem) {
    return new JsonInputException(source, SourcePosition.of(bytes, offset), problem);
  }

  /** What stands at {@code offset}, in words for a message. */
  String found(int offset) {
    if (offset >= bytes.length) {
      return "the end of the text";
    }
    int b = bytes[offset] & 0xFF;
    if (b > ' ' && b < 0x7F) {
      return "'" + (char) b + "'";
    }
    return b < 0x80 ? "the character U+%04X".formatted(b) : "the byte 0x%02X".formatted(b);
  }
}
