package io.touchstone.contract;

import io.touchstone.json.JsonText;

/** What is wrong with a text that should be a version. */
final class SemVerFault {
  private SemVerFault() {}

  static String problem(String text) {
    return "expected a version of Semantic Versioning 2.0 such as \"1.4.0\" or \"2.0.0-rc.1\", found "
        + JsonText.quote(text)
        + hint(text);
  }

  private static String hint(String text) {
    if (!text.equals(text.strip())) {
      return "; leave out the white space around it";
    }
    if (text.matches("[vV]\\d.*")) {
      String rest = text.substring(1);
      return "; leave out the v" + (SemVer.parse(rest).isPresent() ? "" : hint(rest));
    }
    if (text.matches("\\d+(\\.\\d+)?")) {
      return "; write all three numbers, "
          + JsonText.quote(text + (text.contains(".") ? ".0" : ".0.0"));
    }
    if (text.matches("([^+]*[.-])?0\\d+([.+-].*)?")) {
      return "; a number has no leading zero";
    }
    if (text.matches("\\d+\\.\\d+\\.\\d+([+-].*)?") && text.matches(".*\\d{10}.*")) {
      return "; the largest number is " + Integer.MAX_VALUE;
    }
    return "";
  }
}
