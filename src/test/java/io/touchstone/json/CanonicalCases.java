package io.touchstone.json;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The texts whose canonical forms, or refusals, the data files hold; the scorecard reads them too.
 */
public final class CanonicalCases {
  private CanonicalCases() {}

  /** The columns of each case of a data file beside this class. */
  public static List<String[]> rows(String file) {
    return TestLines.of(file);
  }

  /**
   * Whether the text of the first column gets the form, or after {@code !} the refusal, of the
   * second.
   */
  public static boolean isRight(String[] row) {
    return outcome(row).equals(new String(TestLines.bytes(row[1]), StandardCharsets.UTF_8));
  }

  /** The canonical form of a case's text, or {@code !} and why it has none. */
  static String outcome(String[] row) {
    try {
      byte[] canonical = CanonicalJson.bytes(TestLines.bytes(row[0]), "case");
      return new String(canonical, StandardCharsets.UTF_8);
    } catch (CanonicalJsonException e) {
      return "!" + e.getMessage();
    }
  }
}
