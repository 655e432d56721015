package io.touchstone.pattern;

import java.util.Optional;

/** The properties that {@code \p} knows, in the version of Unicode that the runtime has. */
final class UnicodeProperties {
  /** What to write instead of a property that is not known. */
  static final String KNOWN =
      "known are general categories as in \\p{L} or \\p{Lu}, scripts as in \\p{Script=Greek}, and"
          + " \\p{Alphabetic}, \\p{Any}, \\p{ASCII}, \\p{ASCII_Hex_Digit}, \\p{Assigned},"
          + " \\p{Ideographic}, \\p{Lowercase}, \\p{Uppercase}, \\p{White_Space}";

  private UnicodeProperties() {}

  /**
   * @param text what stands between the braces, such as {@code Lu} or {@code Script=Greek}
   * @return empty if nothing that is known is written so
   */
  static Optional<CodePoints> named(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      return GeneralCategory.named(text).or(() -> BinaryProperty.named(text));
    }
    String value = text.substring(equals + 1);
    return switch (text.substring(0, equals)) {
      case "General_Category", "gc" -> GeneralCategory.named(value);
      case "Script", "sc" -> Script.named(value);
      default -> Optional.empty();
    };
  }
}
