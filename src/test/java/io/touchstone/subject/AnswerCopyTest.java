package io.touchstone.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerCopyTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> LEAVES =
      List.of(
          "0",
          "-1",
          "1.50",
          "1e300",
          "5e-324",
          "9007199254740993",
          "1" + "0".repeat(300),
          "0.1000000000000000055511151231257827",
          "null",
          "true",
          "\"\"",
          "\"\uD83D\uDE00\"",
          "\"\\u0000\"");

  static List<Arguments> noJson() {
    return List.of(
        Arguments.of(MissingNode.getInstance(), "a MissingNode"),
        Arguments.of(new POJONode("x"), "a POJONode"),
        Arguments.of(BinaryNode.valueOf(new byte[1]), "a BinaryNode"),
        Arguments.of(DoubleNode.valueOf(Double.NaN), "NaN, which JSON cannot say"),
        Arguments.of(FloatNode.valueOf(Float.NEGATIVE_INFINITY), "-Infinity, which JSON"),
        Arguments.of(TextNode.valueOf("a\uD800b"), "the lone surrogate U+D800"),
        Arguments.of(TextNode.valueOf("\uDC00\uD800"), "the lone surrogate U+DC00"),
        Arguments.of(NODES.objectNode().put("\uDBFF", 1), "the lone surrogate U+DBFF"),
        Arguments.of(DecimalNode.valueOf(new BigDecimal("1e400")), "within binary64"),
        Arguments.of(DecimalNode.valueOf(new BigDecimal("-1e-400")), "within binary64"),
        Arguments.of(BigIntegerNode.valueOf(BigInteger.TEN.pow(400)), "within binary64"),
        Arguments.of(DecimalNode.valueOf(new BigDecimal("1e2000000000")), "within binary64"),
        Arguments.of(
            BigIntegerNode.valueOf(BigInteger.ONE.shiftLeft(10_000_000)), "more than 1000 digits"));
  }

  @ParameterizedTest
  @MethodSource("noJson")
  void refusesWhatIsNoJsonWithItsPath(JsonNode node, String found) {
    ObjectNode answer = NODES.objectNode();
    answer.putArray("list").add(1).add(node);
    SubjectFault fault = refusal(answer);
    assertEquals("not_json", fault.type());
    assertTrue(
        fault.getMessage().startsWith("the answer is not usable at list.1: "), fault::getMessage);
    assertTrue(fault.getMessage().contains(found), fault::getMessage);
  }

  @Test
  void refusesAJavaNull() {
    assertEquals("null", refusal(null).type());
  }

  @Test
  void refusesATreeOfAHundredThousandLevels() {
    ArrayNode root = NODES.arrayNode();
    ArrayNode inner = root;
    for (int i = 0; i < 100_000; i++) {
      inner = inner.addArray();
    }
    assertTooDeep(root);
  }

  @Test
  void refusesATreeThatContainsItself() {
    ArrayNode cycle = NODES.arrayNode();
    cycle.add(cycle).add(cycle);
    assertTooDeep(cycle);
  }

  private static void assertTooDeep(JsonNode answer) {
    SubjectFault fault = refusal(answer);
    assertEquals("too_deep", fault.type());
    assertEquals(
        "the answer is not usable at 0.0.0.0.0.0.0.0.0.0... (1000 levels down): expected at most 1000 levels of arrays and objects, found more; raise limits.max_depth in touchstone.json if that is meant",
        fault.getMessage());
  }

  @Test
  void takesATreeAsDeepAsTheLimit() throws SubjectFault {
    String text = "[".repeat(1_000) + "]".repeat(1_000);
    JsonNode deepest = read(text);
    assertEquals(deepest, AnswerCopy.of(deepest, JsonLimits.DEFAULT));
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void refusesASharedSubtreeThatWouldGrowWithoutEnd() {
    ArrayNode doubled = NODES.arrayNode();
    for (int i = 0; i < 60; i++) {
      doubled = NODES.arrayNode().add(doubled).add(doubled);
    }
    JsonNode answer = doubled;
    JsonLimits small = new JsonLimits(1_000_000, 100, 100);
    assertEquals(
        "too_large", assertThrows(SubjectFault.class, () -> AnswerCopy.of(answer, small)).type());
  }

  private static SubjectFault refusal(JsonNode answer) {
    return assertThrows(SubjectFault.class, () -> AnswerCopy.of(answer, JsonLimits.DEFAULT));
  }

  private static JsonNode read(String text) {
    return StrictJson.value(text.getBytes(StandardCharsets.UTF_8), "test", JsonLimits.DEFAULT);
  }

  @Property(tries = 300)
  void theCopyOfAnyValueSaysTheSameAndSharesNoContainer(@ForAll("values") JsonNode value)
      throws SubjectFault {
    JsonNode copy = AnswerCopy.of(value, JsonLimits.DEFAULT);
    assertEquals(JsonText.line(value), JsonText.line(copy));
    assertTrue(sharesNoContainer(value, copy));
  }

  private static boolean sharesNoContainer(JsonNode a, JsonNode b) {
    if (!a.isContainerNode()) {
      return true;
    }
    boolean apart = a != b;
    for (int i = 0; i < a.size(); i++) {
      apart &= a.isArray() ? sharesNoContainer(a.get(i), b.get(i)) : true;
    }
    for (String name : (Iterable<String>) a::fieldNames) {
      apart &= sharesNoContainer(a.get(name), b.get(name));
    }
    return apart;
  }

  @Provide
  Arbitrary<JsonNode> values() {
    return values(3);
  }

  private static Arbitrary<JsonNode> values(int levels) {
    Arbitrary<JsonNode> leaves = Arbitraries.of(LEAVES).map(AnswerCopyTest::read);
    if (levels == 0) {
      return leaves;
    }
    Arbitrary<JsonNode> inner = values(levels - 1);
    Arbitrary<JsonNode> arrays =
        inner.list().ofMaxSize(4).map(elements -> NODES.arrayNode().addAll(elements));
    Arbitrary<JsonNode> objects =
        Arbitraries.maps(Arbitraries.of("", "a", "b", "\u00e9"), inner)
            .map(members -> NODES.objectNode().setAll(members));
    return Arbitraries.oneOf(leaves, arrays, objects).withoutEdgeCases();
  }
}
