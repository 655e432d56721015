package io.touchstone.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions as Semantic Versioning 2.0 has them. */
class SemVerTest {
  /** Rising; the middle is the example of paragraph 11. */
  private static final List<String> RISING =
      List.of(
          "0.0.0",
          "0.9.10",
          "0.10.0",
          "1.0.0-0",
          "1.0.0-2",
          "1.0.0-10",
          "1.0.0-alpha",
          "1.0.0-alpha.1",
          "1.0.0-alpha.beta",
          "1.0.0-beta",
          "1.0.0-beta.2",
          "1.0.0-beta.11",
          "1.0.0-rc.1",
          "1.0.0",
          "1.0.1",
          "1.2.0",
          "1.10.0",
          "2.0.0",
          "10.0.0");

  private static SemVer version(String text) {
    return SemVer.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0",
        "1.2.3",
        "10.20.30",
        "1.0.0-alpha.1",
        "1.0.0--",
        "1.0.0-0a",
        "1.0.0+01.x"
      })
  void aVersionIsReadAndWrittenAlike(String text) {
    assertEquals(text, version(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.0",
        "v1.0",
        "v1.0.0",
        "V1.0.0",
        "01.2.3",
        "1.02.3",
        "1.2.03",
        "1.0.0-",
        "1.0.0+",
        "1.0.0-01",
        "1.0.0-a..b",
        "1.0.0-a_b",
        "1.0.0.0",
        " 1.0.0",
        "1.0.0 ",
        "1.0.0\n",
        "-1.0.0",
        "1.0.x",
        "^1.0.0",
        "1,0,0",
        "1.0.0-ä",
        "١.0.0",
        "1.0.99999999999999999999"
      })
  void whatIsNoneIsNotRead(String text) {
    assertEquals(Optional.empty(), SemVer.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          v1.0.0                   | ; leave out the v
          v1.0                     | ; leave out the v; write all three numbers, "1.0.0"
          1                        | ; write all three numbers, "1.0.0"
          1.0                      | ; write all three numbers, "1.0.0"
          01.2.3                   | ; a number has no leading zero
          1.02.3                   | ; a number has no leading zero
          1.0.0-rc.01              | ; a number has no leading zero
          `1.0.0 `                 | ; leave out the white space around it
          1.0.99999999999999999999 | ; the largest number is 2147483647
          latest                   | ``
          version 1                | ``
          """)
  void aFaultSaysHowToMendIt(String text, String hint) {
    assertEquals(
        "expected a version of Semantic Versioning 2.0 such as \"1.4.0\" or \"2.0.0-rc.1\", found \""
            + text
            + "\""
            + hint,
        SemVerFault.problem(text));
  }

  @Test
  void theOrderIsThatOfPrecedence() {
    List<SemVer> rising = RISING.stream().map(SemVerTest::version).toList();
    List<SemVer> sorted = new ArrayList<>(rising);
    Collections.shuffle(sorted, new Random(7));
    Collections.sort(sorted);
    assertEquals(rising, sorted);
    for (int i = 1; i < rising.size(); i++) {
      assertTrue(rising.get(i - 1).compareTo(rising.get(i)) < 0, RISING.get(i));
    }
  }

  @Test
  void buildMetadataHasNoPartInTheOrderButInEquality() {
    assertEquals(0, version("1.0.0+a").compareTo(version("1.0.0+b")));
    assertEquals(0, version("1.0.0").compareTo(version("1.0.0+b")));
    assertNotEquals(version("1.0.0+a"), version("1.0.0+b"));
    assertEquals(version("1.0.0+a"), version("1.0.0+a"));
    assertEquals(version("1.0.0+a").hashCode(), version("1.0.0+a").hashCode());
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3,            2.0.0, 1.3.0, 1.2.4, 1.2.3",
    "0.2.3,            1.0.0, 0.3.0, 0.2.4, 0.2.3",
    "1.2.3-rc.1+build, 2.0.0, 1.3.0, 1.2.4, 1.2.3",
  })
  void theNextVersions(String from, String major, String minor, String patch, String release) {
    assertEquals(version(major), version(from).nextMajor());
    assertEquals(version(minor), version(from).nextMinor());
    assertEquals(version(patch), version(from).nextPatch());
    assertEquals(version(release), version(from).release());
  }

  @Test
  void whatAVersionIs() {
    assertTrue(version("0.9.0").isInitial());
    assertFalse(version("1.0.0-rc.1").isInitial());
    assertTrue(version("1.0.0-rc.1").isPreRelease());
    assertFalse(version("1.0.0+rc.1").isPreRelease());
  }

  @ParameterizedTest
  @CsvSource({
    "1.0.0, 1.9.0, true",
    "1.0.0, 2.0.0, false",
    "0.1.0, 0.1.9, true",
    "0.1.0, 0.2.0, false",
    "0.1.0, 1.1.0, false",
  })
  void belowOneTheMinorNumberMakesTheLine(String one, String other, boolean same) {
    assertEquals(same, version(one).isOfOneLineWith(version(other)));
    assertEquals(same, version(other).isOfOneLineWith(version(one)));
  }
}
