package io.touchstone.pattern;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Unicode's yes-or-no properties, the commoner ones, under the names that ECMA-262 has for them.
 */
final class BinaryProperty {
  private static final Map<String, CodePoints> BY_NAME = table();

  private BinaryProperty() {}

  /** The code points that have the property; empty if none of this name is known. */
  static Optional<CodePoints> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static Map<String, CodePoints> table() {
    Map<String, CodePoints> table = new HashMap<>();
    table.put("Any", CodePoints.ALL);
    table.put("ASCII", CodePoints.range(0, 0x7F));
    table.put("Assigned", where(Character::isDefined));
    both(table, "ASCII_Hex_Digit", "AHex", CodePoints.anyOf("0123456789ABCDEFabcdef"));
    both(table, "Alphabetic", "Alpha", where(Character::isAlphabetic));
    both(table, "Ideographic", "Ideo", where(Character::isIdeographic));
    both(table, "Lowercase", "Lower", where(Character::isLowerCase));
    both(table, "Uppercase", "Upper", where(Character::isUpperCase));
    both(table, "White_Space", "space", whiteSpace());
    return Map.copyOf(table);
  }

  private static void both(
      Map<String, CodePoints> table, String name, String alias, CodePoints members) {
    table.put(name, members);
    table.put(alias, members);
  }

  private static CodePoints where(IntPredicate property) {
    return CodePoints.partition(property::test).get(true);
  }

  /** Not quite {@code \s}: with U+0085, without U+FEFF. */
  private static CodePoints whiteSpace() {
    CodePoints notTheByteOrderMark = CodePoints.of(0xFEFF).complement();
    return CharacterClasses.SPACE.intersection(notTheByteOrderMark).union(CodePoints.of(0x85));
  }
}
