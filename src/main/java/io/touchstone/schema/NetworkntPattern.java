package io.touchstone.schema;

import com.networknt.schema.regex.RegularExpression;
import io.touchstone.pattern.SchemaPattern;

/** Our patterns as networknt asks for them. */
final class NetworkntPattern {
  private NetworkntPattern() {}

  /**
   * @throws IllegalArgumentException when the text is no regular expression
   */
  static RegularExpression of(String source) {
    SchemaPattern pattern = SchemaPattern.of(source);
    if (!pattern.isValid()) {
      throw new IllegalArgumentException("no regular expression: " + source);
    }
    return text -> find(pattern, text);
  }

  private static boolean find(SchemaPattern pattern, String text) {
    return switch (pattern.find(text)) {
      case FOUND -> true;
      case NOT_FOUND -> false;
      case UNKNOWN -> throw new IllegalStateException("not decided: " + pattern.source());
    };
  }
}
