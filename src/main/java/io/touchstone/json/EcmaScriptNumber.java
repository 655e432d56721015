package io.touchstone.json;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Writes a double as ECMAScript's {@code Number::toString} does (ECMA-262, 6.1.6.1.20), which RFC
 * 8785 section 3.2.2.3 makes the canonical form.
 *
 * <p>The shortest digits come from Jackson's Schubfach (on JDK 17 {@code Double.toString} is wrong
 * for some values); only the layout is ours.
 */
final class EcmaScriptNumber {
  private EcmaScriptNumber() {}

  /**
   * @throws NumberFormatException for NaN and infinities
   */
  static String text(double value) {
    if (!Double.isFinite(value)) {
      throw new NumberFormatException(value + " has no JSON form");
    }
    if (value == 0) {
      return "0";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return layOut(NumberOutput.toString(value, true));
  }

  /** From Java's layout ({@code -1.234E-5}) to ECMAScript's ({@code -0.00001234}). */
  private static String layOut(String java) {
    boolean negative = java.charAt(0) == '-';
    int mark = java.indexOf('E');
    int mantissaEnd = mark < 0 ? java.length() : mark;
    int point = java.indexOf('.');
    int exponent = mark < 0 ? 0 : Integer.parseInt(java, mark + 1, java.length(), 10);

    StringBuilder digits = new StringBuilder(20);
    digits.append(java, negative ? 1 : 0, point).append(java, point + 1, mantissaEnd);
    // The value is 0.DIGITS times ten to the power of n, in the words of ECMA-262.
    int n = exponent + point - (negative ? 1 : 0);
    int zeros = 0;
    while (digits.charAt(zeros) == '0') {
      zeros++;
    }
    digits.delete(0, zeros);
    n -= zeros;
    int k = digits.length();
    while (digits.charAt(k - 1) == '0') {
      k--;
    }
    digits.setLength(k);
    if (n <= -321) {
      dropJavasSecondDigit(digits, n);
      k = digits.length();
    }

    StringBuilder text = new StringBuilder(26);
    if (negative) {
      text.append('-');
    }
    if (k <= n && n <= 21) {
      return text.append(digits).append("0".repeat(n - k)).toString();
    }
    if (0 < n && n <= 21) {
      return text.append(digits, 0, n).append('.').append(digits, n, k).toString();
    }
    if (-6 < n && n <= 0) {
      return text.append("0.").append("0".repeat(-n)).append(digits).toString();
    }
    text.append(digits.charAt(0));
    if (k > 1) {
      text.append('.').append(digits, 1, k);
    }
    return text.append('e').append(n - 1 < 0 ? '-' : '+').append(Math.abs(n - 1)).toString();
  }

  /**
   * Java asks for two digits at least, so of two-digit candidates it takes the nearest (4.9E-324)
   * where ECMAScript takes the shortest (5e-324). Only subnormals below 1e-321 are so coarse that
   * one digit tells them apart.
   */
  private static void dropJavasSecondDigit(StringBuilder digits, int n) {
    if (digits.length() != 2) {
      return;
    }
    double value = Double.parseDouble("0." + digits + "E" + n);
    int tens = digits.charAt(0) - '0';
    int nearest = digits.charAt(1) >= '5' ? tens + 1 : tens;
    if (nearest <= 9 && Double.parseDouble("0." + nearest + "E" + n) == value) {
      digits.setLength(0);
      digits.append(nearest);
    }
  }
}
