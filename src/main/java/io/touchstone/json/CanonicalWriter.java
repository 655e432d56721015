package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;

/** Writes one value in the form of RFC 8785. */
final class CanonicalWriter {
  /** Up to 2^53 every integer has a double of its own. */
  private static final long EXACT = 1L << 53;

  private static final byte[] HEX =
      "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

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
      throw fault(
          "expected at most " + JsonLimits.DEEPEST + " levels of arrays and objects, found more");
    }
    if (++depth > trail.length) {
      trail = Arrays.copyOf(trail, depth * 2);
    }
    trail[depth - 1] = null;
  }

  private void string(String text) {
    int length = text.length();
    // A UTF-16 unit becomes three bytes of UTF-8 at most, or six as \\u00XX, which is rare and
    // makes its own room.
    out.makeRoom(3 * length + 2);
    out.writeUnchecked('"');
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        byte escape = ESCAPES[c];
        if (escape == 0) {
          out.writeUnchecked(c);
        } else {
          escape(c, escape, length - i);
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
    out.writeUnchecked('"');
  }

  private void escape(char c, byte escape, int charactersLeft) {
    out.makeRoom(3 * charactersLeft + 8);
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
        out.writeAscii(Long.toString(value));
        return;
      }
    } else if (number.isDouble()) {
      double value = number.doubleValue();
      if (!Double.isFinite(value)) {
        throw fault(value + " is not a JSON number");
      }
      out.writeAscii(EcmaScriptNumber.text(value));
      return;
    } else if (!JsonNumbers.isFinite(number)) {
      throw fault(number.asText() + " is not a JSON number");
    }
    out.writeAscii(decimal(JsonNumbers.decimal(number)));
  }

  private String decimal(BigDecimal value) {
    double nearest = Binary64.nearest(value);
    if (Double.isInfinite(nearest)) {
      throw fault(
          "a number of magnitude 1e"
              + (value.precision() - value.scale() - 1)
              + " is past binary64");
    }
    String text = EcmaScriptNumber.text(nearest);
    boolean mayBeInexact = Math.abs(nearest) >= EXACT && isInteger(value);
    if (mayBeInexact
        && new BigDecimal(nearest).compareTo(value) != 0
        && new BigDecimal(text).compareTo(value) != 0) {
      throw fault(
          "the integer %s is not exact in binary64, its canonical form would be %s; write it as a string"
              .formatted(value.toBigInteger(), text));
    }
    return text;
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
