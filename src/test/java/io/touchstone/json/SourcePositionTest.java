package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePositionTest {
  /** Of the first {@code |} in the text. */
  @ParameterizedTest
  @CsvSource({
    "|, 1, 1",
    "ab|, 1, 3",
    "a\\n|, 2, 1",
    "a\\n\\nb|, 3, 2",
    "a\\r\\n|, 2, 1",
    "a\\r|, 2, 1",
    "a\\r\\rb|, 3, 2",
    "a\\n\\rb|, 3, 2",
    "a\\r|\\n, 2, 1",
    "é|, 1, 2",
    "€😀é|, 1, 4",
    "😀\\n😀|, 2, 2",
  })
  void countsAsAnEditorDoes(String text, int line, int column) {
    String plain = text.replace("\\n", "\n").replace("\\r", "\r");
    byte[] utf8 = plain.getBytes(StandardCharsets.UTF_8);
    int offset = plain.substring(0, plain.indexOf('|')).getBytes(StandardCharsets.UTF_8).length;
    assertEquals(new SourcePosition(line, column), SourcePosition.of(utf8, offset));
  }

  @Test
  void aCarriageReturnBelongsToTheLineFeedAfterIt() {
    byte[] text = "a\r\nb".getBytes(StandardCharsets.UTF_8);
    assertEquals(new SourcePosition(1, 2), SourcePosition.of(text, 1));
    assertEquals(new SourcePosition(1, 3), SourcePosition.of(text, 2));
    assertEquals(new SourcePosition(2, 1), SourcePosition.of(text, 3));
  }

  @Test
  void anOffsetPastTheEndIsTheEnd() {
    assertEquals(new SourcePosition(2, 2), SourcePosition.of(new byte[] {'\n', 'x'}, 99));
  }

  @Test
  void aPlaceThatIsMissingStandsAtItsNearestAncestor() {
    byte[] json = "{\n  \"a\": [1,\n    {\"b\": 2}]\n}".getBytes(StandardCharsets.UTF_8);
    JsonDocument document = StrictJson.parse(json, "x");
    assertEquals(new SourcePosition(3, 11), document.position(FieldPath.parse("a.1.b")));
    assertEquals(new SourcePosition(3, 6), document.keyPosition(FieldPath.parse("a.1.b")));
    assertEquals(new SourcePosition(3, 5), document.position(FieldPath.parse("a.1.gone.deep")));
    assertEquals(new SourcePosition(2, 8), document.position(FieldPath.parse("a.7")));
    assertEquals(new SourcePosition(2, 8), document.position(FieldPath.parse("a.*.b")));
    assertEquals(new SourcePosition(2, 3), document.keyPosition(FieldPath.parse("a.7")));
    assertEquals(new SourcePosition(1, 1), document.position(FieldPath.parse("gone")));
    assertEquals(
        "x:3:11: too small", document.fault(FieldPath.parse("a.1.b"), "too small").getMessage());
    assertEquals(Optional.empty(), document.range(FieldPath.parse("a.*")));
    assertEquals(Optional.empty(), document.range(FieldPath.parse("a.7")));
  }
}
