package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPathTest {
  /** Alone and in company, {@code *} in brackets is the wildcard. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''           |",
        "a            | a",
        "steps.0.skill| steps 0 skill",
        "steps.*.skill| steps <*> skill",
        "*            | <*>",
        "a\\.b.c      | a.b c",
        "a\\*.\\*     | a* *",
        "a\\\\.b      | a\\ b",
        "\\/a         | /a",
        "a/b          | a/b",
        "/a/b         | a b",
        "/a~1b/~0/~01 | a/b ~ ~1",
        "/a.b/*/\\    | a.b * \\",
      })
  void readsBothNotations(String text, String segments) {
    List<FieldPath.Segment> expected =
        segments == null
            ? List.of()
            : Stream.of(segments.split(" ")).map(FieldPathTest::segment).toList();
    assertEquals(expected, FieldPath.parse(text).segments());
  }

  private static FieldPath.Segment segment(String text) {
    return text.equals("<*>")
        ? new FieldPath.Segment("*", true)
        : new FieldPath.Segment(text, false);
  }

  @Test
  void readsEmptyNames() {
    assertEquals(FieldPath.of(""), FieldPath.parse("/"));
    assertEquals(FieldPath.of("", ""), FieldPath.parse("."));
    assertEquals(FieldPath.of("a", "", "b"), FieldPath.parse("a..b"));
    assertEquals(FieldPath.of("a", ""), FieldPath.parse("/a/"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a*    | '*' stands for a whole segment; write \\* for the character, found \"a*\"",
        "x.**.y| '*' stands for a whole segment; write \\* for the character, found \"x.**.y\"",
        "\\**  | '*' stands for a whole segment; write \\* for the character, found \"\\**\"",
        "a\\   | '\\' must be followed by '.', '*', '\\' or '/' in a path, found \"a\\\"",
        "a\\b  | '\\' must be followed by '.', '*', '\\' or '/' in a path, found \"a\\b\"",
        "/a~   | '~' in a JSON pointer must be written ~0, found \"/a~\"",
        "/~2   | '~' in a JSON pointer must be written ~0, found \"/~2\"",
      })
  void saysWhatIsWrong(String text, String message) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> FieldPath.parse(text));
    // The CSV reader writes a lone single quote as it stands.
    assertEquals(message, refusal.getMessage());
  }

  @Test
  void aWildcardIsWrittenAsAStarAndNothingElse() {
    assertThrows(IllegalArgumentException.class, () -> new FieldPath.Segment("a", true));
  }

  @Property
  void readsBackWhatItWrites(@ForAll("paths") FieldPath path) {
    assertEquals(path, FieldPath.parse(path.toString()), path::toString);
  }

  @Property
  void readsBackItsPointer(@ForAll("paths") FieldPath path) {
    if (!path.hasWildcard()) {
      assertEquals(path, FieldPath.parse(path.pointer()), path::pointer);
    }
  }

  @Provide
  Arbitrary<FieldPath> paths() {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.strings().withChars("./*\\~01a").ofMaxLength(3), JsonArbitraries.texts());
    Arbitrary<FieldPath.Segment> segments =
        Arbitraries.oneOf(
            names.map(name -> new FieldPath.Segment(name, false)),
            Arbitraries.just(new FieldPath.Segment("*", true)));
    return segments.list().ofMaxSize(4).map(FieldPath::new);
  }

  @Test
  void digitsAreAnIndexOnAnArrayAndAKeyOnAnObject() {
    JsonNode root = value("{\"a\":[10,11],\"b\":{\"0\":20,\"01\":21},\"c\":\"text\"}");
    assertEquals(11, FieldPath.parse("a.1").in(root).intValue());
    assertEquals(20, FieldPath.parse("b.0").in(root).intValue());
    assertEquals(21, FieldPath.parse("/b/01").in(root).intValue());
    for (String absent :
        List.of(
            "a.2",
            "a.01",
            "a.-1",
            "a.+1",
            "a.",
            "a.x",
            "a.4294967296",
            "b.1",
            "c.0",
            "c.x",
            "a.*",
            "d.e")) {
      assertNull(FieldPath.parse(absent).in(root), absent);
    }
    assertEquals(root, FieldPath.ROOT.in(root));
  }

  @Test
  void coversWhatIsAtOrBelowItsPlaces() {
    assertTrue(FieldPath.ROOT.covers(FieldPath.parse("a.b")));
    assertTrue(FieldPath.parse("a").covers(FieldPath.parse("a")));
    assertTrue(FieldPath.parse("a.*").covers(FieldPath.parse("a.b.c")));
    assertTrue(FieldPath.parse("a.*.c").covers(FieldPath.parse("a.*.c")));
    assertFalse(FieldPath.parse("a.b").covers(FieldPath.parse("a")));
    assertFalse(FieldPath.parse("a.0").covers(FieldPath.parse("a.*")));
    assertFalse(FieldPath.parse("a.\\*").covers(FieldPath.parse("a.*")));
  }

  @Test
  void knowsThePartBeforeItsFirstWildcard() {
    assertEquals(FieldPath.of("a", "b"), FieldPath.parse("a.b.*.c.*").fixedPart());
    assertEquals(FieldPath.of("a"), FieldPath.of("a").fixedPart());
    assertEquals(FieldPath.ROOT, FieldPath.parse("*").fixedPart());
  }

  private static JsonNode value(String text) {
    return StrictJson.value(TestLines.bytes(text), "x", JsonLimits.DEFAULT);
  }
}
