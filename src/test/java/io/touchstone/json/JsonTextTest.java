package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  @Test
  void writesOneLine() {
    assertEquals(
        "{\"a\": [1, 2.50, {}], \"b\": {\"c\": null, \"d\": []}, \"e\": true}",
        JsonText.line(value("{\"a\":[1,2.50,{}],\"b\":{\"c\":null,\"d\":[ ]},\"e\":true}")));
  }

  @Test
  void writesSeveralLines() {
    JsonNode value = value("{\"a\":[1,{\"b\":\"x\"},[]],\"c\":{}}");
    assertEquals(
        """
        {
          "a": [
            1,
            {
              "b": "x"
            },
            []
          ],
          "c": {}
        }
        """,
        JsonText.pretty(value));
    assertEquals("{\r\n>-\"k\": 1\r\n>}", JsonText.pretty(value("{\"k\":1}"), ">", "-", "\r\n"));
  }

  @Test
  void quotesAsLittleAsJsonAllows() {
    assertEquals(
        "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007F\u2028é😀\"",
        JsonText.quote("\"\\/\b\f\n\r\t\0\u001F\u007F\u2028é😀"));
  }

  @Test
  void quotesLoneSurrogatesWithoutLosingThem() {
    assertEquals(
        "\"\\ud800 \\udfff\\udbff😀\\udc00\\ud83d\"",
        JsonText.quote("\uD800 \uDFFF\uDBFF\uD83D\uDE00\uDC00\uD83D"));
  }

  @Test
  void writesNumbersAsExactAsTheyAre() {
    assertEquals("0.10000000000000000555", JsonText.line(value("0.10000000000000000555")));
    assertEquals("9007199254740993", JsonText.line(value("9007199254740993")));
    assertEquals("5e-324", JsonText.line(DoubleNode.valueOf(Double.MIN_VALUE)));
    assertEquals("2.2E-44", JsonText.line(FloatNode.valueOf(2.24E-44f)));
    assertEquals("NaN", JsonText.line(DoubleNode.valueOf(Double.NaN)));
  }

  @Test
  void cutsAnExcerptBetweenCharacters() {
    assertEquals("\"abc\"", JsonText.excerpt(TextNode.valueOf("abc"), 5));
    assertEquals("\"abc... (6 characters)", JsonText.excerpt(TextNode.valueOf("abcd"), 4));
    assertEquals("\"ab... (7 characters)", JsonText.excerpt(TextNode.valueOf("ab😀c"), 4));
    assertEquals("\"ab😀... (7 characters)", JsonText.excerpt(TextNode.valueOf("ab😀c"), 5));
  }

  private static JsonNode value(String text) {
    return StrictJson.value(TestLines.bytes(text), "x", JsonLimits.DEFAULT);
  }
}
