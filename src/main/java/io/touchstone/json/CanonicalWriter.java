package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Writes one value in the form of RFC 8785. */
final class CanonicalWriter {
  /** Up to 2^53 every integer has a double of its own. */
  private static final long EXACT = 1L << 53;

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

  /** Long strings are written in parts, so that the sink need not make room for all at once. */
  private static final int CHUNK = 1024;

  /** A double tells all decimals of so many digits apart, where it has its full precision. */
  private static final int SAFE_DIGITS = 15;

  /** Up to this scale, such a decimal has neither subnormal nor infinite doubles near. */
  private static final int SAFE_SCALE = 290;

  /** Where nesting is too deep, the first steps of the way say enough. */
  private static final int DEPTH_SHOWN = 16;

  private static final int LONGEST_WRITTEN_OUT = 30;

  private final ByteSink out;

  /** The keys and indices that lead to the value being written, for messages. */
  private Object[] trail = new Object[16];

  private int depth;

  CanonicalWriter(ByteSink out) {
    this.out = out;
  }

  void write(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> object((ObjectNode) value);
      case ARRAY -> array(value);
      case STRING -> string(value.textValue());
      case NUMBER -> number(value);
      case BOOLEAN -> out.writeAscii(value.booleanValue() ? "true" : "false");
      case NULL -> out.writeAscii("null");
      default -> throw fault("a Java " + value.getNodeType() + " node is not a JSON value");
    }
  }

  private void object(ObjectNode object) {
    int size = object.size();
    String[] keys = new String[size];
    JsonNode[] values = new JsonNode[size];
    int count = 0;
    boolean sorted = true;
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      keys[count] = member.getKey();
      values[count] = member.getValue();
      sorted &= count == 0 || keys[count - 1].compareTo(keys[count]) < 0;
      count++;
    }
    if (!sorted) {
      sort(keys, values, object);
    }
    enter();
    out.write('{');
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        out.write(',');
      }
      trail[depth - 1] = keys[i];
      string(keys[i]);
      out.write(':');
      write(values[i]);
    }
    out.write('}');
    depth--;
  }

  /** By UTF-16 code units, which is how Java compares strings (RFC 8785, 3.2.3). */
  private static void sort(String[] keys, JsonNode[] values, ObjectNode object) {
    if (keys.length > 24) {
      Arrays.sort(keys);
      for (int i = 0; i < keys.length; i++) {
        values[i] = object.get(keys[i]);
      }
      return;
    }
    for (int i = 1; i < keys.length; i++) {
      String key = keys[i];
      JsonNode value = values[i];
      int hole = i;
      for (; hole > 0 && keys[hole - 1].compareTo(key) > 0; hole--) {
        keys[hole] = keys[hole - 1];
        values[hole] = values[hole - 1];
      }
      keys[hole] = key;
      values[hole] = value;
    }
  }

  private void array(JsonNode array) {
    enter();
    out.write('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      trail[depth - 1] = i;
      write(array.get(i));
    }
    out.write(']');
    depth--;
  }

  private void enter() {
    if (depth == JsonLimits.DEEPEST) {
      depth = DEPTH_SHOWN;
      throw fault(
          "expected at most " + JsonLimits.DEEPEST + " levels of arrays and objects, found more");
    }
    if (++depth > trail.length) {
      trail = Arrays.copyOf(trail, depth * 2);
    }
    trail[depth - 1] = null;
  }

  private void string(String text) {
    out.write('"');
    for (int at = 0; at < text.length(); ) {
      at = chunk(text, at, Math.min(text.length(), at + CHUNK));
    }
    out.write('"');
  }

  /** Writes up to {@code to}, or one unit more where a surrogate pair goes on; says how far. */
  private int chunk(String text, int from, int to) {
    // A UTF-16 unit becomes three bytes of UTF-8 at most and a pair four, or six as \\u00XX, which
    // is rare and makes its own room.
    out.makeRoom(3 * (to - from) + 1);
    int i = from;
    for (; i < to; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        byte escape = ESCAPES[c];
        if (escape == 0) {
          out.writeUnchecked(c);
        } else {
          escape(c, escape, to - i);
        }
      } else if (c < 0x800) {
        out.writeUnchecked(0xC0 | c >> 6);
        out.writeUnchecked(0x80 | c & 0x3F);
      } else if (!Character.isSurrogate(c)) {
        out.writeUnchecked(0xE0 | c >> 12);
        out.writeUnchecked(0x80 | c >> 6 & 0x3F);
        out.writeUnchecked(0x80 | c & 0x3F);
      } else {
        surrogatePair(text, i++);
      }
    }
    return i;
  }

  private void escape(char c, byte escape, int charactersLeft) {
    out.makeRoom(3 * charactersLeft + 6);
    out.writeUnchecked('\\');
    out.writeUnchecked(escape);
    if (escape == 'u') {
      out.writeUnchecked('0');
      out.writeUnchecked('0');
      out.writeUnchecked(HEX[c >> 4]);
      out.writeUnchecked(HEX[c & 0xF]);
    }
  }

  private void surrogatePair(String text, int at) {
    char high = text.charAt(at);
    char low = at + 1 < text.length() ? text.charAt(at + 1) : 0;
    if (!Character.isSurrogatePair(high, low)) {
      throw fault(
          "a string or key has the lone surrogate U+%04X, which UTF-8 cannot say"
              .formatted((int) high));
    }
    int c = Character.toCodePoint(high, low);
    out.writeUnchecked(0xF0 | c >> 18);
    out.writeUnchecked(0x80 | c >> 12 & 0x3F);
    out.writeUnchecked(0x80 | c >> 6 & 0x3F);
    out.writeUnchecked(0x80 | c & 0x3F);
  }

  private void number(JsonNode number) {
    if (number.isInt() || number.isLong()) {
      long value = number.longValue();
      if (-EXACT <= value && value <= EXACT) {
        out.writeLong(value);
        return;
      }
    } else if (!JsonNumbers.isFinite(number)) {
      throw fault(number.asText() + " is not a JSON number");
    } else if (number.isDouble()) {
      EcmaScriptNumber.write(number.doubleValue(), out);
      return;
    }
    decimal(JsonNumbers.decimal(number));
  }

  private void decimal(BigDecimal value) {
    int scale = value.scale();
    boolean safe = value.precision() <= SAFE_DIGITS && Math.abs((long) scale) <= SAFE_SCALE;
    if (safe && value.signum() != 0) {
      // No other decimal as short has the same double, so these digits are the shortest.
      long unscaled = value.scaleByPowerOfTen(scale).longValue();
      EcmaScriptNumber.write(unscaled < 0, Math.abs(unscaled), -scale, out);
    } else {
      rounded(value);
    }
  }

  private void rounded(BigDecimal value) {
    double nearest = Binary64.nearest(value);
    if (Double.isInfinite(nearest) || (nearest == 0 && value.signum() != 0)) {
      long magnitude = (long) value.precision() - value.scale() - 1;
      throw fault("a number of magnitude 1e" + magnitude + " is not within binary64");
    }
    if (Math.abs(nearest) >= EXACT && isInteger(value)) {
      refuseInexact(value, nearest);
    }
    EcmaScriptNumber.write(nearest, out);
  }

  private void refuseInexact(BigDecimal integer, double nearest) {
    String text = EcmaScriptNumber.text(nearest);
    if (new BigDecimal(nearest).compareTo(integer) != 0
        && new BigDecimal(text).compareTo(integer) != 0) {
      throw fault(
          "the integer "
              + (integer.scale() > -LONGEST_WRITTEN_OUT ? integer.toBigInteger() : integer)
              + " is not exact in binary64, its canonical form would be "
              + text
              + "; write it as a string");
    }
  }

  private static boolean isInteger(BigDecimal value) {
    return value.scale() <= 0 || value.stripTrailingZeros().scale() <= 0;
  }

  private CanonicalJsonException fault(String problem) {
    String[] names = new String[depth];
    for (int i = 0; i < depth; i++) {
      names[i] = String.valueOf(trail[i]);
    }
    return new CanonicalJsonException(FieldPath.of(names), problem);
  }
}
