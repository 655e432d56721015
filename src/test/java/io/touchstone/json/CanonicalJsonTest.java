package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.ShortNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CanonicalJsonTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @TestFactory
  Stream<DynamicTest> givesEachTextItsForm() {
    return TestLines.of("canonical-cases.txt").stream()
        .map(row -> DynamicTest.dynamicTest(row[0], () -> check(row)));
  }

  private static void check(String[] row) {
    assertEquals(text(TestLines.bytes(row[1])), CanonicalCases.outcome(row));
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Test
  void everyNodeTypeOfOneNumberHasOneForm() {
    List<JsonNode> sevens =
        List.of(
            IntNode.valueOf(7),
            LongNode.valueOf(7),
            ShortNode.valueOf((short) 7),
            BigIntegerNode.valueOf(BigInteger.valueOf(7)),
            FloatNode.valueOf(7),
            DoubleNode.valueOf(7),
            DecimalNode.valueOf(new BigDecimal("7.00")),
            DecimalNode.valueOf(new BigDecimal("0.07e2")));
    assertEquals(List.of("7"), sevens.stream().map(CanonicalJson::string).distinct().toList());
  }

  @Test
  void aFloatStandsForItsShortestDecimal() {
    assertEquals("0.1", CanonicalJson.string(FloatNode.valueOf(0.1f)));
    assertEquals("3.4028235e+38", CanonicalJson.string(FloatNode.valueOf(Float.MAX_VALUE)));
    assertEquals("1.4e-45", CanonicalJson.string(FloatNode.valueOf(Float.MIN_VALUE)));
  }

  @Test
  void refusesInexactIntegersOfEveryNodeType() {
    long inexact = (1L << 53) + 1;
    for (JsonNode node :
        List.of(
            LongNode.valueOf(inexact),
            BigIntegerNode.valueOf(BigInteger.valueOf(inexact)),
            DecimalNode.valueOf(BigDecimal.valueOf(inexact)),
            DecimalNode.valueOf(BigDecimal.valueOf(inexact).setScale(9)))) {
      CanonicalJsonException refusal = refusal(NODES.objectNode().set("a/b", node));
      assertEquals(FieldPath.of("a/b"), refusal.path());
      assertEquals(
          "the integer 9007199254740993 is not exact in binary64,"
              + " its canonical form would be 9007199254740992; write it as a string",
          refusal.problem());
    }
  }

  @Test
  void refusesWhatBinary64TurnsIntoInfinityOrZero() {
    assertEquals(
        "at the root: a number of magnitude 1e400 is not within binary64",
        refusal(decimal("1e400")).getMessage());
    assertEquals(
        "at the root: a number of magnitude 1e-400 is not within binary64",
        refusal(decimal("-1e-400")).getMessage());
    assertEquals(
        "at the root: a number of magnitude 1e2147483650 is not within binary64",
        refusal(decimal("12345e2147483646")).getMessage());
  }

  private static JsonNode decimal(String text) {
    return DecimalNode.valueOf(new BigDecimal(text));
  }

  @Test
  void refusesNodesThatAreNotJson() {
    assertEquals("at 0: NaN is not a JSON number", nested(DoubleNode.valueOf(Double.NaN)));
    assertEquals("at 0: -Infinity is not a JSON number", nested(DoubleNode.valueOf(-1 / 0.0)));
    assertEquals("at 0: Infinity is not a JSON number", nested(FloatNode.valueOf(1 / 0f)));
    assertEquals("at 0: a Java POJO node is not a JSON value", nested(new POJONode("x")));
    assertEquals(
        "at 0: a Java BINARY node is not a JSON value", nested(BinaryNode.valueOf(new byte[1])));
    assertEquals(
        "at the root: a Java MISSING node is not a JSON value",
        refusal(MissingNode.getInstance()).getMessage());
  }

  private static String nested(JsonNode element) {
    return refusal(NODES.arrayNode().add(element)).getMessage();
  }

  @Test
  void refusesLoneSurrogatesInValuesAndKeys() {
    for (String lone : List.of("\uD800", "x\uDFFF", "\uD800\uD800", "\uDC00\uD800", "\uD83Dx")) {
      assertEquals(FieldPath.of("0"), refusal(NODES.arrayNode().add(lone)).path());
      assertEquals(FieldPath.of(lone), refusal(NODES.objectNode().put(lone, 1)).path());
    }
    assertEquals(
        "a string or key has the lone surrogate U+DFFF, which UTF-8 cannot say",
        refusal(TextNode.valueOf("\uDFFF")).problem());
  }

  /** Long strings are written in parts; no surrogate may slip through where two parts meet. */
  @Test
  void refusesLoneSurrogatesAnywhereInALongString() {
    for (int before = 1020; before < 1028; before++) {
      String pad = "a".repeat(before);
      assertEquals(
          '"' + pad + "\uD83D\uDE00b\"",
          CanonicalJson.string(TextNode.valueOf(pad + "\uD83D\uDE00b")));
      refusal(TextNode.valueOf(pad + "\uDE00"));
      refusal(TextNode.valueOf(pad + "\uD83D"));
      refusal(TextNode.valueOf(pad + "\uD83D\uD83D\uDE00"));
      refusal(TextNode.valueOf(pad + "\uD83D\uDE00\uDE00"));
    }
  }

  @Test
  void refusesDepthThatNoStackCarries() {
    JsonNode arrays = IntNode.valueOf(1);
    JsonNode objects = IntNode.valueOf(1);
    for (int i = 0; i < 100_000; i++) {
      arrays = NODES.arrayNode().add(arrays);
      objects = NODES.objectNode().set("a", objects);
    }
    String tooDeep = ": expected at most 1000 levels of arrays and objects, found more";
    assertEquals("at 0" + ".0".repeat(15) + tooDeep, refusal(arrays).getMessage());
    assertEquals("at a" + ".a".repeat(15) + tooDeep, refusal(objects).getMessage());
  }

  @Test
  void writesTheDeepestNesting() {
    byte[] json = TestLines.bytes("%{1000|[}%{1000|]}");
    assertArrayEquals(json, CanonicalJson.bytes(json, "x"));
  }

  @Test
  void sortsManyMembers() {
    StringBuilder backwards = new StringBuilder();
    StringBuilder forwards = new StringBuilder();
    for (int i = 100; i < 999; i++) {
      backwards.insert(0, ",\"" + i + "\":" + i);
      forwards.append(",\"").append(i).append("\":").append(i);
    }
    assertEquals(
        "{" + forwards.substring(1) + "}",
        text(CanonicalJson.bytes(TestLines.bytes("{" + backwards.substring(1) + "}"), "x")));
  }

  private static CanonicalJsonException refusal(JsonNode value) {
    return assertThrows(CanonicalJsonException.class, () -> CanonicalJson.bytes(value));
  }
}
