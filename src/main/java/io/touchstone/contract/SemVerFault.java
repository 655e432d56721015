package io.touchstone.contract;

import io.touchstone.json.JsonText;

/** What is wrong with a text that should be a version. */
final class SemVerFault {
  private SemVerFault() {}

  static String problem(String text) {
    String hint = "";
    if (text.startsWith("v") && SemVer.parse(text.substring(1)).isPresent()) {
      hint = "; leave out the v";
    } else if (text.matches("\\d+(\\.\\d+)?")) {
      hint =
          "; write all three numbers, "
              + JsonText.quote(text + (text.contains(".") ? ".0" : ".0.0"));
    } else if (text.matches(".*(^|\\.)0\\d.*")) {
      hint = "; a number has no leading zero";
    }
    return "expected a version of Semantic Versioning 2.0 such as \"1.4.0\" or \"2.0.0-rc.1\", found "
        + JsonText.quote(text)
        + hint;
  }
}
