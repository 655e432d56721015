package io.touchstone.pattern;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.Optional;

/** The values of Unicode's Script, under the names that ECMA-262 has for them. */
final class Script {
  private static final Map<UnicodeScript, CodePoints> BY_SCRIPT =
      CodePoints.partition(UnicodeScript::of);

  private Script() {}

  /** The code points of the script; empty if there is none of this name. */
  static Optional<CodePoints> named(String name) {
    if (!isSpelledAsAName(name)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(BY_SCRIPT.get(UnicodeScript.forName(name)));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  /** The runtime takes names in any case; ECMA-262 takes {@code Old_Italic} and {@code Ital}. */
  private static boolean isSpelledAsAName(String name) {
    return name.equals("SignWriting") || name.matches("[A-Z][a-z]*(_[A-Z][a-z]*)*");
  }
}
