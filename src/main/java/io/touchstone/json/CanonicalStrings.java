package io.touchstone.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes strings in the form of RFC 8785: UTF-8, with as few escapes as JSON allows. */
final class CanonicalStrings {
  /** Long strings are written in parts, so that the sink need not make room for all at once. */
  private static final int CHUNK = 1024;

  /** What a UTF-16 unit takes at most, as {@code \\u00XX}. */
  private static final int LONGEST_UNIT = 6;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /**
   * By character below U+0080: 0 stands for itself, 'u' needs \\u00XX, another letter follows a
   * backslash.
   */
  private static final byte[] ESCAPES = new byte[128];

  static {
    Arrays.fill(ESCAPES, 0, ' ', (byte) 'u');
    ESCAPES['\b'] = 'b';
    ESCAPES['\t'] = 't';
    ESCAPES['\n'] = 'n';
    ESCAPES['\f'] = 'f';
    ESCAPES['\r'] = 'r';
    ESCAPES['"'] = '"';
    ESCAPES['\\'] = '\\';
  }

  private final ByteSink out;

  CanonicalStrings(ByteSink out) {
    this.out = out;
  }

  /**
   * Writes a string in quotes.
   *
   * @return where its first lone surrogate is, which UTF-8 cannot say, or -1 where it has none
   */
  int write(String text) {
    int from = plain(text, Math.min(text.length(), CHUNK));
    while (from < text.length()) {
      int to = Math.min(text.length(), from + CHUNK);
      from = any(text, from, to);
      if (from < to) {
        return from;
      }
    }
    out.write('"');
    return -1;
  }

  /**
   * Writes a quote and the ASCII characters that need no escape, up to {@code to}; says how far.
   */
  private int plain(String text, int to) {
    byte[] bytes = out.room(to + 1);
    int size = out.size();
    bytes[size++] = '"';
    int at = 0;
    for (; at < to; at++) {
      char c = text.charAt(at);
      if (c >= 0x80 || ESCAPES[c] != 0) {
        break;
      }
      bytes[size++] = (byte) c;
    }
    out.resize(size);
    return at;
  }

  /** Writes what is there up to {@code to} or to the next lone surrogate; says how far. */
  private int any(String text, int from, int to) {
    byte[] bytes = out.room(LONGEST_UNIT * (to - from));
    int size = out.size();
    int at = from;
    for (; at < to; at++) {
      char c = text.charAt(at);
      if (c < 0x80) {
        size = ascii(c, bytes, size);
      } else if (c < 0x800) {
        bytes[size++] = (byte) (0xC0 | c >> 6);
        bytes[size++] = (byte) (0x80 | c & 0x3F);
      } else if (!Character.isSurrogate(c)) {
        bytes[size++] = (byte) (0xE0 | c >> 12);
        bytes[size++] = (byte) (0x80 | c >> 6 & 0x3F);
        bytes[size++] = (byte) (0x80 | c & 0x3F);
      } else if (isPair(text, at)) {
        int point = Character.toCodePoint(c, text.charAt(++at));
        bytes[size++] = (byte) (0xF0 | point >> 18);
        bytes[size++] = (byte) (0x80 | point >> 12 & 0x3F);
        bytes[size++] = (byte) (0x80 | point >> 6 & 0x3F);
        bytes[size++] = (byte) (0x80 | point & 0x3F);
      } else {
        break;
      }
    }
    out.resize(size);
    return at;
  }

  private static int ascii(char c, byte[] bytes, int from) {
    int size = from;
    byte escape = ESCAPES[c];
    if (escape == 0) {
      bytes[size++] = (byte) c;
      return size;
    }
    bytes[size++] = '\\';
    bytes[size++] = escape;
    if (escape == 'u') {
      bytes[size++] = '0';
      bytes[size++] = '0';
      bytes[size++] = HEX[c >> 4];
      bytes[size++] = HEX[c & 0xF];
    }
    return size;
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }
}
