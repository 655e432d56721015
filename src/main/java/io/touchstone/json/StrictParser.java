package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * The structure of a JSON text: one recursive descent over the bytes. Strings and numbers have
 * scanners of their own.
 */
final class StrictParser {
  private final TextCursor in;
  private final StringScanner strings;
  private final NumberScanner numbers;
  private final JsonLimits limits;

  /** Null when nobody asked for positions. */
  private final SourceMap map;

  StrictParser(byte[] json, String source, JsonLimits limits, SourceMap map) {
    this.in = new TextCursor(json, source);
    this.strings = new StringScanner(in);
    this.numbers = new NumberScanner(in, limits);
    this.limits = limits;
    this.map = map;
  }

  JsonNode document() {
    if (in.bytes.length > limits.maxBytes()) {
      throw StrictJson.tooLarge(in.source, in.bytes.length + " bytes", limits);
    }
    in.refuseByteOrderMark();
    in.skipWhitespace();
    JsonNode root = value(in.at, 0, "a JSON value");
    in.skipWhitespace();
    if (in.at < in.bytes.length) {
      throw in.unexpected("the end of the text after the one JSON value");
    }
    return root;
  }

  private JsonNode value(int keyStart, int depth, String expected) {
    int entry = map == null ? 0 : map.begin(keyStart, in.at);
    JsonNode node =
        switch (in.peek()) {
          case '{' -> object(depth + 1);
          case '[' -> array(depth + 1);
          case '"' -> TextNode.valueOf(strings.string());
          case 't' -> word("true", BooleanNode.TRUE);
          case 'f' -> word("false", BooleanNode.FALSE);
          case 'n' -> word("null", NullNode.instance);
          case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numbers.number();
          default -> throw in.unexpected(expected);
        };
    if (map != null) {
      map.end(entry, in.at);
    }
    return node;
  }

  private ObjectNode object(int depth) {
    refuseDepth(depth);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    in.at++;
    in.skipWhitespace();
    if (in.take('}')) {
      return object;
    }
    String expectedKey = "a key in double quotes or '}'";
    while (true) {
      int keyStart = in.at;
      if (in.peek() != '"') {
        throw in.unexpected(expectedKey);
      }
      String key = strings.key();
      in.skipWhitespace();
      if (!in.take(':')) {
        throw in.unexpected("':' after the key");
      }
      in.skipWhitespace();
      JsonNode value = value(keyStart, depth, "a JSON value after ':'");
      if (object.replace(key, value) != null) {
        throw in.fault(
            keyStart,
            "expected each key once in an object, found "
                + JsonText.excerpt(TextNode.valueOf(key), 60)
                + " again; remove one of the two");
      }
      in.skipWhitespace();
      if (in.take('}')) {
        return object;
      }
      if (!in.take(',')) {
        throw in.unexpected("',' or '}' after a member");
      }
      in.skipWhitespace();
      expectedKey = "a key in double quotes after ','";
    }
  }

  private ArrayNode array(int depth) {
    refuseDepth(depth);
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    in.at++;
    in.skipWhitespace();
    if (in.take(']')) {
      return array;
    }
    String expected = "a JSON value or ']'";
    while (true) {
      array.add(value(in.at, depth, expected));
      in.skipWhitespace();
      if (in.take(']')) {
        return array;
      }
      if (!in.take(',')) {
        throw in.unexpected("',' or ']' after an element");
      }
      in.skipWhitespace();
      expected = "a JSON value after ','";
    }
  }

  private JsonNode word(String word, JsonNode value) {
    int length = in.wordEnd(in.at) - in.at;
    if (length != word.length() || !in.ascii(in.at, length).equals(word)) {
      throw in.unexpected("'" + word + "'");
    }
    in.at += length;
    return value;
  }

  private void refuseDepth(int depth) {
    if (depth > limits.maxDepth()) {
      boolean mayBeRaised = limits.maxDepth() < JsonLimits.DEEPEST;
      throw in.fault(
          in.at,
          "expected at most "
              + limits.maxDepth()
              + " levels of arrays and objects, found more; "
              + (mayBeRaised ? "raise limits.max_depth in touchstone.json" : "nest less deeply"));
    }
  }
}
