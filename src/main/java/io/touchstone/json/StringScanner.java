package io.touchstone.json;

import java.nio.charset.StandardCharsets;

/**
 * Reads the strings of a JSON text: valid UTF-8 only (RFC 3629), no lone surrogates, no raw control
 * characters.
 */
final class StringScanner {
  /** A power of two; keys past {@link #LONGEST_CACHED_KEY} are not worth looking up. */
  private static final int CACHE_SIZE = 256;

  private static final int LONGEST_CACHED_KEY = 40;

  private final TextCursor in;
  private final String[] keys = new String[CACHE_SIZE];

  StringScanner(TextCursor in) {
    this.in = in;
  }

  /** The string that begins with the quote at the cursor. */
  String string() {
    int start = in.at + 1;
    int end = plainEnd(start);
    if (end < in.bytes.length && in.bytes[end] == '"') {
      in.at = end + 1;
      return new String(in.bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
    return anyString(start, end);
  }

  /** As {@link #string()}; the short keys that documents repeat come out as one object each. */
  String key() {
    int start = in.at + 1;
    int end = plainEnd(start);
    int length = end - start;
    if (end >= in.bytes.length || in.bytes[end] != '"' || length > LONGEST_CACHED_KEY) {
      return string();
    }
    int hash = length;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + in.bytes[i];
    }
    int slot = (hash ^ (hash >>> 8)) & (CACHE_SIZE - 1);
    String cached = keys[slot];
    in.at = end + 1;
    if (cached != null && same(cached, start, length)) {
      return cached;
    }
    return keys[slot] = new String(in.bytes, start, length, StandardCharsets.ISO_8859_1);
  }

  private boolean same(String cached, int start, int length) {
    if (cached.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (cached.charAt(i) != in.bytes[start + i]) {
        return false;
      }
    }
    return true;
  }

  /** Where the run of characters that stand for themselves in one byte ends. */
  private int plainEnd(int from) {
    byte[] bytes = in.bytes;
    int at = from;
    // Bytes of longer sequences are negative, so one comparison stops at them and at control
    // characters.
    while (at < bytes.length && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
      at++;
    }
    return at;
  }

  private String anyString(int start, int firstSpecial) {
    StringBuilder text = null;
    int chunk = start;
    in.at = firstSpecial;
    while (true) {
      int b = in.peek();
      if (in.at >= in.bytes.length) {
        throw in.fault(in.at, "expected '\"' to end the string, found the end of the text");
      } else if (b == '"') {
        String last = new String(in.bytes, chunk, in.at - chunk, StandardCharsets.UTF_8);
        in.at++;
        return text == null ? last : text.append(last).toString();
      } else if (b == '\\') {
        text = text == null ? new StringBuilder() : text;
        text.append(new String(in.bytes, chunk, in.at - chunk, StandardCharsets.UTF_8));
        escape(text);
        chunk = in.at;
      } else if (b < 0) {
        multiByteCharacter();
      } else if (b < ' ') {
        throw in.fault(
            in.at,
            "expected control characters in a string to be escaped, found a raw "
                + TextCursor.codePoint(b));
      } else {
        in.at = plainEnd(in.at);
      }
    }
  }

  private void multiByteCharacter() {
    int length = in.sequenceLength(in.at);
    if (length == 0) {
      throw in.fault(
          in.at,
          "expected valid UTF-8, found the byte "
              + TextCursor.hex(in.bytes[in.at] & 0xFF)
              + " in no valid sequence; save the file as UTF-8");
    }
    in.at += length;
  }

  private void escape(StringBuilder text) {
    int backslash = in.at++;
    int c = in.peek();
    in.at++;
    switch (c) {
      case '"', '\\', '/' -> text.append((char) c);
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case 'u' -> unicodeEscape(text, backslash);
      default ->
          throw in.fault(
              backslash + 1,
              "expected one of \" \\ / b f n r t u after '\\', found "
                  + in.character(backslash + 1));
    }
  }

  private void unicodeEscape(StringBuilder text, int backslash) {
    char first = hex4();
    text.append(first);
    if (Character.isHighSurrogate(first)) {
      boolean escapeFollows =
          in.at + 1 < in.bytes.length && in.bytes[in.at] == '\\' && in.bytes[in.at + 1] == 'u';
      if (escapeFollows) {
        in.at += 2;
        char second = hex4();
        if (Character.isLowSurrogate(second)) {
          text.append(second);
          return;
        }
      }
    }
    if (Character.isSurrogate(first)) {
      throw in.fault(
          backslash,
          "expected surrogates in pairs (\\uD800-\\uDBFF, then \\uDC00-\\uDFFF), found a lone "
              + in.ascii(backslash, 6));
    }
  }

  private char hex4() {
    int value = 0;
    for (int i = 0; i < 4; i++, in.at++) {
      int digit = Character.digit(in.peek(), 16);
      if (digit < 0) {
        throw in.fault(
            in.at, "expected four hexadecimal digits after \\u, found " + in.character(in.at));
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }
}
