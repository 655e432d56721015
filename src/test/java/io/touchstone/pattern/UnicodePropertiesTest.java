package io.touchstone.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodePropertiesTest {
  @Test
  void everyCodePointIsInOneCategoryAndOneGroup() {
    assertPartition(
        "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co Cn");
    assertPartition("L M N P S Z C");
    assertPartition("Assigned Cn");
  }

  private static void assertPartition(String names) {
    CodePoints seen = CodePoints.NONE;
    for (String name : names.split(" ")) {
      CodePoints members = named(name);
      assertNotEquals(CodePoints.NONE, members, name);
      assertEquals(CodePoints.NONE, seen.intersection(members), name + " overlaps");
      seen = seen.union(members);
    }
    assertEquals(CodePoints.ALL, seen);
  }

  @ParameterizedTest
  @CsvSource({
    "Lu, A",
    "Ll, a",
    "Lt, ǅ",
    "LC, ǅ",
    "Lm, ʰ",
    "Lo, 漢",
    "Mn, \u0301",
    "Mc, \u0903",
    "Me, \u20DD",
    "Nd, 7",
    "Nl, Ⅷ",
    "No, ½",
    "Pc, _",
    "Pd, -",
    "Ps, (",
    "Pe, )",
    "Pi, «",
    "Pf, »",
    "Po, !",
    "Sm, +",
    "Sc, €",
    "Sk, ^",
    "So, ©",
    "Zs, \u3000",
    "Zl, \u2028",
    "Zp, \u2029",
    "Cc, \u0085",
    "Cf, \u200D",
    "Co, \uE000",
    "Cn, \u0378",
    "Alphabetic, \u0345",
    "Ideographic, 漢",
    "Lowercase, ª",
    "Uppercase, Ⅷ",
    "White_Space, \u0085",
    "ASCII_Hex_Digit, f",
    "ASCII, ~"
  })
  void aPropertyHasItsMembers(String name, String member) {
    assertTrue(named(name).contains(member.codePointAt(0)));
  }

  @ParameterizedTest
  @CsvSource({
    "L, Letter",
    "Lu, Uppercase_Letter",
    "Nd, digit",
    "Cc, cntrl",
    "P, punct",
    "M, Combining_Mark",
    "Lu, gc=Lu",
    "Lu, General_Category=Uppercase_Letter",
    "sc=Grek, Script=Greek",
    "Alphabetic, Alpha",
    "Lowercase, Lower",
    "Uppercase, Upper",
    "White_Space, space",
    "Ideographic, Ideo",
    "ASCII_Hex_Digit, AHex"
  })
  void oneSetMayHaveManyNames(String name, String other) {
    assertEquals(named(name), named(other));
  }

  @Test
  void everyScriptIsKnownUnderItsName() {
    Map<UnicodeScript, CodePoints> byScript = CodePoints.partition(UnicodeScript::of);
    assertTrue(byScript.size() > 150, () -> byScript.size() + " scripts");
    byScript.forEach(
        (script, members) -> assertEquals(members, named("Script=" + properName(script))));
  }

  private static String properName(UnicodeScript script) {
    return script == UnicodeScript.SIGNWRITING
        ? "SignWriting"
        : Pattern.compile("(?<=[A-Z])[A-Z]+")
            .matcher(script.name())
            .replaceAll(rest -> rest.group().toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "l",
        "lu",
        "LETTER",
        "Greek",
        "IsL",
        "InGreek",
        "Script",
        "Script=",
        "Script=greek",
        "Script=GREEK",
        "script=Greek",
        "Script=Klingon",
        "Script_Extensions=Greek",
        "gc=",
        "gc=Greek",
        "Lu ",
        "Alphabetic=Y",
        "alpha",
        "=",
        "Emoji"
      })
  void otherNamesAreNotKnown(String name) {
    assertTrue(UnicodeProperties.named(name).isEmpty());
  }

  @Test
  void whiteSpaceIsNotQuiteWhatTheSpaceEscapeIs() {
    assertEquals(
        CodePoints.of(0x85),
        named("White_Space").intersection(CharacterClasses.SPACE.complement()));
    assertEquals(
        CodePoints.of(0xFEFF),
        CharacterClasses.SPACE.intersection(named("White_Space").complement()));
    assertEquals(named("Zs"), CharacterClasses.SPACE.intersection(named("Zs")));
  }

  private static CodePoints named(String name) {
    return UnicodeProperties.named(name).orElseThrow(() -> new AssertionError(name));
  }
}
