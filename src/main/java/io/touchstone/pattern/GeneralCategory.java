package io.touchstone.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of Unicode's General_Category, under the names that ECMA-262 has for them. */
final class GeneralCategory {
  /** A line each: the names, then what {@link Character#getType} says of the members. */
  private static final String TABLE =
      """
      Lu Uppercase_Letter = 1
      Ll Lowercase_Letter = 2
      Lt Titlecase_Letter = 3
      LC Cased_Letter = 1 2 3
      Lm Modifier_Letter = 4
      Lo Other_Letter = 5
      L Letter = 1 2 3 4 5
      Mn Nonspacing_Mark = 6
      Mc Spacing_Mark = 8
      Me Enclosing_Mark = 7
      M Mark Combining_Mark = 6 7 8
      Nd Decimal_Number digit = 9
      Nl Letter_Number = 10
      No Other_Number = 11
      N Number = 9 10 11
      Pc Connector_Punctuation = 23
      Pd Dash_Punctuation = 20
      Ps Open_Punctuation = 21
      Pe Close_Punctuation = 22
      Pi Initial_Punctuation = 29
      Pf Final_Punctuation = 30
      Po Other_Punctuation = 24
      P Punctuation punct = 20 21 22 23 24 29 30
      Sm Math_Symbol = 25
      Sc Currency_Symbol = 26
      Sk Modifier_Symbol = 27
      So Other_Symbol = 28
      S Symbol = 25 26 27 28
      Zs Space_Separator = 12
      Zl Line_Separator = 13
      Zp Paragraph_Separator = 14
      Z Separator = 12 13 14
      Cc Control cntrl = 15
      Cf Format = 16
      Cs Surrogate = 19
      Co Private_Use = 18
      Cn Unassigned = 0
      C Other = 0 15 16 18 19
      """;

  private static final Map<String, CodePoints> BY_NAME = read();

  private GeneralCategory() {}

  /** The code points of the category; empty if there is none of this name. */
  static Optional<CodePoints> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static Map<String, CodePoints> read() {
    Map<Integer, CodePoints> byType = CodePoints.partition(Character::getType);
    Map<String, CodePoints> byName = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      String[] namesAndTypes = line.split(" = ");
      List<CodePoints> parts = new ArrayList<>();
      for (String type : namesAndTypes[1].split(" ")) {
        parts.add(byType.get(Integer.valueOf(type)));
      }
      CodePoints members = CodePoints.union(parts);
      Arrays.stream(namesAndTypes[0].split(" ")).forEach(name -> byName.put(name, members));
    }
    return Map.copyOf(byName);
  }
}
