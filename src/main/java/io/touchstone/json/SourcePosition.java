package io.touchstone.json;

/**
 * A place in a text, as an editor counts it.
 *
 * @param line from 1; a line ends with LF, CR LF, or a CR alone
 * @param column from 1, in Unicode code points
 */
public record SourcePosition(int line, int column) {

  /**
   * The position of the byte at {@code offset} of a UTF-8 text; an offset past the end is the end.
   */
  public static SourcePosition of(byte[] utf8, int offset) {
    int end = Math.min(offset, utf8.length);
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      boolean lineFeed = utf8[i] == '\n';
      boolean loneReturn = utf8[i] == '\r' && !(i + 1 < utf8.length && utf8[i + 1] == '\n');
      if (lineFeed || loneReturn) {
        line++;
        lineStart = i + 1;
      }
    }
    int column = 1;
    for (int i = lineStart; i < end; i++) {
      boolean continuation = (utf8[i] & 0xC0) == 0x80;
      if (!continuation) {
        column++;
      }
    }
    return new SourcePosition(line, column);
  }
}
