package io.touchstone.json;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Writes numbers as ECMAScript's {@code Number::toString} does (ECMA-262, 6.1.6.1.20), which RFC
 * 8785 section 3.2.2.3 makes the canonical form.
 *
 * <p>The shortest digits of very large and small doubles come from Jackson's Schubfach (on JDK 17
 * {@code Double.toString} is wrong for some values).
 */
final class EcmaScriptNumber {
  /** The most bytes a number takes: a sign, "0.00000" and 17 digits. */
  private static final int LONGEST = 25;

  /** Below this, one digit may tell a double from its neighbors, and Java asks for two. */
  private static final double COARSE = 1e-321;

  private EcmaScriptNumber() {}

  /**
   * @throws NumberFormatException for NaN and infinities
   */
  static String text(double value) {
    ByteSink out = new ByteSink(LONGEST, null);
    write(value, out);
    return out.asciiText();
  }

  /**
   * @throws NumberFormatException for NaN and infinities
   */
  static void write(double value, ByteSink out) {
    if (!Double.isFinite(value)) {
      throw new NumberFormatException(value + " has no JSON form");
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.writeLong((long) value);
      return;
    }
    if (!ShortestDigits.write(value, out)) {
      writeFromJava(NumberOutput.toString(value, true), value, out);
    }
  }

  private static void writeFromJava(String java, double value, ByteSink out) {
    long digits = 0;
    int exponent = 0;
    boolean fraction = false;
    for (int i = value < 0 ? 1 : 0; i < java.length(); i++) {
      char c = java.charAt(i);
      if (c == 'E') {
        exponent += Integer.parseInt(java, i + 1, java.length(), 10);
        break;
      } else if (c == '.') {
        fraction = true;
      } else {
        digits = digits * 10 + (c - '0');
        exponent -= fraction ? 1 : 0;
      }
    }
    if (Math.abs(value) < COARSE) {
      digits = withoutJavasSecondDigit(digits, exponent, Math.abs(value));
    }
    write(value < 0, digits, exponent, out);
  }

  /**
   * Java asks for two digits at least, so of two-digit candidates it takes the nearest (4.9E-324)
   * where ECMAScript takes the shortest (5e-324).
   */
  private static long withoutJavasSecondDigit(long digits, int exponent, double value) {
    long rounded = (digits + 5) / 10 * 10;
    boolean twoDigits = 10 <= digits && digits < 100;
    return twoDigits && Double.parseDouble(rounded + "E" + exponent) == value ? rounded : digits;
  }

  /** Lays out {@code digits} times ten to the power of {@code exponent}. */
  static void write(boolean negative, long digits, int exponent, ByteSink out) {
    while (digits % 10 == 0) {
      digits /= 10;
      exponent++;
    }
    out.makeRoom(LONGEST);
    if (negative) {
      out.writeUnchecked('-');
    }
    int start = out.size();
    out.writeLong(digits);
    int k = out.size() - start;
    // The value is 0.DIGITS times ten to the power of n; k and n are the letters of ECMA-262.
    int n = k + exponent;
    if (k <= n && n <= 21) {
      out.writeAscii("0".repeat(n - k));
    } else if (0 < n && n <= 21) {
      out.insert(start + n, ".", 1);
    } else if (-6 < n && n <= 0) {
      out.insert(start, "0.00000", 2 - n);
    } else {
      if (k > 1) {
        out.insert(start + 1, ".", 1);
      }
      out.writeUnchecked('e');
      out.writeUnchecked(n > 0 ? '+' : '-');
      out.writeLong(Math.abs(n - 1));
    }
  }
}
