package io.touchstone.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the strings of a JSON text: valid UTF-8 only (RFC 3629), no lone surrogates, no raw control
 * characters.
 */
final class StringScanner {
  /** A power of two. */
  private static final int CACHE_SIZE = 128;

  private final TextCursor in;

  /** Keys that were read, by hash, and where their bytes begin. */
  private final String[] keys = new String[CACHE_SIZE];

  private final int[] keyStarts = new int[CACHE_SIZE];

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
    return anyString(start);
  }

  /** As {@link #string()}; the short keys that documents repeat come out as one object each. */
  String key() {
    byte[] bytes = in.bytes;
    int start = in.at + 1;
    int hash = 0;
    int end = start;
    while (end < bytes.length && isPlain(bytes[end])) {
      hash = hash * 31 + bytes[end++];
    }
    if (end == bytes.length || bytes[end] != '"') {
      return string();
    }
    int slot = (hash ^ hash >>> 8) & CACHE_SIZE - 1;
    in.at = end + 1;
    int known = keyStarts[slot];
    if (keys[slot] == null
        || !Arrays.equals(bytes, known, known + keys[slot].length() + 1, bytes, start, end + 1)) {
      keys[slot] = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
      keyStarts[slot] = start;
    }
    return keys[slot];
  }

  /** Where the run of characters that stand for themselves in one byte ends. */
  private int plainEnd(int from) {
    byte[] bytes = in.bytes;
    int at = from;
    while (at < bytes.length && isPlain(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isPlain(byte b) {
    // Bytes of longer sequences are negative, so one comparison stops at them and at control
    // characters.
    return b >= ' ' && b != '"' && b != '\\';
  }

  /** A string with escapes, longer sequences, or a fault: run by run between escapes. */
  private String anyString(int start) {
    StringBuilder text = null;
    in.at = start;
    while (true) {
      int end = runEnd(in.at);
      String run = decoded(in.at, end);
      in.at = end;
      if (end == in.bytes.length) {
        throw in.fault(end, "expected '\"' to end the string, found the end of the text");
      }
      int b = in.bytes[end];
      if (b == '"') {
        in.at++;
        return text == null ? run : text.append(run).toString();
      }
      if (b != '\\') {
        throw in.fault(
            end,
            "expected control characters in a string to be escaped, found a raw "
                + TextCursor.codePoint(b));
      }
      text = (text == null ? new StringBuilder() : text).append(run);
      escape(text);
    }
  }

  /** Where the run of characters that stand for themselves ends. */
  private int runEnd(int from) {
    byte[] bytes = in.bytes;
    int at = from;
    while (at < bytes.length
        && (bytes[at] & 0xFF) >= ' '
        && bytes[at] != '"'
        && bytes[at] != '\\') {
      at++;
    }
    return at;
  }

  private String decoded(int from, int to) {
    String run = new String(in.bytes, from, to - from, StandardCharsets.UTF_8);
    // The JDK puts this character in the place of malformed bytes; it may also stand there itself.
    if (run.indexOf('\uFFFD') >= 0) {
      refuseMalformed(from, to);
    }
    return run;
  }

  private void refuseMalformed(int from, int to) {
    for (int at = from; at < to; ) {
      int length = in.bytes[at] >= 0 ? 1 : in.sequenceLength(at);
      if (length == 0) {
        throw in.fault(
            at,
            "expected valid UTF-8, found the byte "
                + TextCursor.hex(in.bytes[at] & 0xFF)
                + " in no valid sequence; save the file as UTF-8");
      }
      at += length;
    }
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
