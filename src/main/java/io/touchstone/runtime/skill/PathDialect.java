package io.touchstone.runtime.skill;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of Jayway's dialect of JSONPath is refused before Jayway sees it: functions that calculate
 * in binary floating point, change the document or glue texts together, and regular expressions,
 * which may backtrack for years on a short text and cannot be interrupted.
 */
final class PathDialect {
  /** What counts and chooses, and so keeps every number as it is. */
  private static final List<String> FUNCTIONS = List.of("length", "size", "keys", "first", "last");

  private static final Pattern QUOTED =
      Pattern.compile("'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"");
  private static final Pattern CALL = Pattern.compile("([A-Za-z_][A-Za-z_0-9]*+)\\s*\\(");

  private PathDialect() {}

  /**
   * @throws TransformException naming what in the path is refused
   */
  static void check(String path) throws TransformException {
    String bare = QUOTED.matcher(path).replaceAll("''");
    if (bare.contains("=~")) {
      throw TransformException.failed(
          "the path %s has a regular expression, which is not supported; compare with == or in"
              .formatted(path));
    }
    Matcher call = CALL.matcher(bare);
    while (call.find()) {
      if (!FUNCTIONS.contains(call.group(1))) {
        throw TransformException.failed(
            "the path %s calls %s(); supported are %s"
                .formatted(path, call.group(1), String.join("(), ", FUNCTIONS) + "()"));
      }
    }
  }
}
