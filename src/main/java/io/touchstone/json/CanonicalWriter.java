package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.stream.Stream;

/** Writes one value in the form of RFC 8785. */
final class CanonicalWriter {
  /** Up to 2^53 every integer has a double of its own. */
  private static final long EXACT = 1L << 53;

  /** A double tells all decimals of so many digits apart, where it has its full precision. */
  private static final int SAFE_DIGITS = 15;

  /** Up to this scale, such a decimal has neither subnormal nor infinite doubles near. */
  private static final int SAFE_SCALE = 290;

  /** Where nesting is too deep, the first steps of the way say enough. */
  private static final int DEPTH_SHOWN = 16;

  private static final int LONGEST_WRITTEN_OUT = 30;

  private final ByteSink out;
  private final CanonicalStrings strings;
  private int depth;

  CanonicalWriter(ByteSink out) {
    this.out = out;
    this.strings = new CanonicalStrings(out);
  }

  /** What has no canonical form; each container that it leaves adds a step to its path. */
  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Deque<String> path = new ArrayDeque<>();

    Fault(String problem) {
      super(problem, null, false, false);
    }

    Fault under(String name) {
      path.push(name);
      return this;
    }
  }

  /**
   * @throws CanonicalJsonException with the path of what has no canonical form
   */
  void write(JsonNode value) {
    try {
      any(value);
    } catch (Fault fault) {
      boolean tooDeep = fault.path.size() == JsonLimits.DEEPEST;
      Stream<String> shown = fault.path.stream().limit(tooDeep ? DEPTH_SHOWN : Long.MAX_VALUE);
      throw new CanonicalJsonException(
          FieldPath.of(shown.toArray(String[]::new)), fault.getMessage());
    }
  }

  private void any(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> object((ObjectNode) value);
      case ARRAY -> array((ArrayNode) value);
      case STRING -> string(value.textValue());
      case NUMBER -> number(value);
      case BOOLEAN -> out.writeAscii(value.booleanValue() ? "true" : "false");
      case NULL -> out.writeAscii("null");
      default -> throw new Fault("a Java " + value.getNodeType() + " node is not a JSON value");
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
      try {
        string(keys[i]);
        out.write(':');
        any(values[i]);
      } catch (Fault fault) {
        throw fault.under(keys[i]);
      }
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

  private void array(ArrayNode array) {
    enter();
    out.write('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      try {
        any(array.get(i));
      } catch (Fault fault) {
        throw fault.under(Integer.toString(i));
      }
    }
    out.write(']');
    depth--;
  }

  private void enter() {
    if (depth == JsonLimits.DEEPEST) {
      throw new Fault(
          "expected at most " + JsonLimits.DEEPEST + " levels of arrays and objects, found more");
    }
    depth++;
  }

  private void string(String text) {
    int loneSurrogate = strings.write(text);
    if (loneSurrogate >= 0) {
      throw new Fault(
          "a string or key has the lone surrogate "
              + TextCursor.codePoint(text.charAt(loneSurrogate))
              + ", which UTF-8 cannot say");
    }
  }

  private void number(JsonNode number) {
    if (number.isInt() || number.isLong()) {
      long value = number.longValue();
      if (-EXACT <= value && value <= EXACT) {
        out.writeLong(value);
        return;
      }
    } else if (!JsonNumbers.isFinite(number)) {
      throw new Fault(number.asText() + " is not a JSON number");
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
      throw new Fault("a number of magnitude 1e" + magnitude + " is not within binary64");
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
      throw new Fault(
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
}
