package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ShortNode;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of equality, mostly among numbers that nearly agree. */
class JsonEqualityLawsTest {
  @Property
  void isReflexiveAndSymmetric(
      @ForAll("nearNumbers") JsonNode a, @ForAll("nearNumbers") JsonNode b) {
    assertTrue(JsonEquality.equal(a, a.deepCopy()));
    assertEquals(JsonEquality.equal(a, b), JsonEquality.equal(b, a));
  }

  @Property(tries = 2000)
  void isTransitive(
      @ForAll("nearNumbers") JsonNode a,
      @ForAll("nearNumbers") JsonNode b,
      @ForAll("nearNumbers") JsonNode c) {
    if (JsonEquality.equal(a, b) && JsonEquality.equal(b, c)) {
      assertTrue(JsonEquality.equal(a, c));
    }
  }

  @Property(tries = 2000)
  void keysAgreeExactlyWhereNumbersDo(
      @ForAll("nearNumbers") JsonNode a, @ForAll("nearNumbers") JsonNode b) {
    assertEquals(JsonEquality.equal(a, b), JsonNumbers.key(a).equals(JsonNumbers.key(b)));
  }

  @Property
  void numbersAreEqualByExactValue(@ForAll BigDecimal a, @ForAll BigDecimal b) {
    assertEquals(
        a.compareTo(b) == 0, JsonEquality.equal(DecimalNode.valueOf(a), DecimalNode.valueOf(b)));
    assertTrue(
        JsonEquality.equal(DecimalNode.valueOf(a), DecimalNode.valueOf(a.setScale(a.scale() + 3))));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void treesAreEqualHoweverTheyAreSpelled(@ForAll("trees") JsonNode tree, @ForAll long seed) {
    assertTrue(JsonEquality.equal(tree, new Respelling(seed).of(tree)));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void oneElementMoreIsNotEqual(@ForAll("trees") JsonNode tree, @ForAll("trees") JsonNode more) {
    JsonNode shorter = JsonNodeFactory.instance.arrayNode().add(tree);
    JsonNode longer = JsonNodeFactory.instance.arrayNode().add(tree).add(more);
    assertFalse(JsonEquality.equal(shorter, longer));
    assertFalse(JsonEquality.equal(longer, shorter));
  }

  @Example
  void knowsTheCasesOfTheDesign() {
    assertEqual("1", "1.0");
    assertEqual("1", "1e0");
    assertEqual("-0", "0");
    assertEqual("-0.0", "0e5");
    assertEqual("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1.0}");
    assertDifferent("9007199254740993", "9007199254740992");
    assertDifferent("0.1", "0.10000000000000000001");
    assertDifferent("[1,2]", "[2,1]");
    assertDifferent("{\"a\":null}", "{}");
    assertDifferent("{\"a\":null}", "{\"b\":null}");
    assertDifferent("\"1\"", "1");
    assertDifferent("\"é\"", "\"e\u0301\"");
    assertDifferent("null", "false");
    assertDifferent("[]", "{}");
  }

  @Example
  void numbersOutsideJsonEqualThemselves() {
    assertTrue(JsonEquality.equal(DoubleNode.valueOf(Double.NaN), FloatNode.valueOf(Float.NaN)));
    assertFalse(JsonEquality.equal(DoubleNode.valueOf(1 / 0.0), DoubleNode.valueOf(-1 / 0.0)));
    assertFalse(JsonEquality.equal(DoubleNode.valueOf(1 / 0.0), IntNode.valueOf(1)));
  }

  @Example
  void numbersOfAnyExponentHaveAKey() {
    JsonNode large = DecimalNode.valueOf(new BigDecimal("10e2147483647"));
    assertEquals("1E2147483648", JsonNumbers.key(large));
    assertEquals(
        "-25E-2147483647", JsonNumbers.key(DecimalNode.valueOf(new BigDecimal("-25e-2147483647"))));
    assertTrue(JsonEquality.equal(large, large.deepCopy()));
    assertFalse(JsonEquality.equal(large, IntNode.valueOf(1)));
  }

  @Example
  void depthThatNoStackCarriesIsRefused() {
    JsonNode a = deep(100_000);
    JsonNode b = deep(100_000);
    assertThrows(IllegalArgumentException.class, () -> JsonEquality.equal(a, b));
    assertThrows(IllegalArgumentException.class, () -> JsonText.line(a));
    assertThrows(IllegalArgumentException.class, () -> JsonLimits.refuseTooDeep(a));
    assertThrows(IllegalArgumentException.class, () -> JsonLimits.refuseTooDeep(deep(1001)));
    JsonLimits.refuseTooDeep(deep(1000));
    assertTrue(JsonEquality.equal(deep(1000), deep(1000)));
  }

  private static JsonNode deep(int levels) {
    JsonNode value = IntNode.valueOf(1);
    for (int i = 0; i < levels; i++) {
      value =
          i % 2 == 0
              ? JsonNodeFactory.instance.arrayNode().add(value)
              : JsonNodeFactory.instance.objectNode().set("a", value);
    }
    return value;
  }

  private static void assertEqual(String a, String b) {
    assertTrue(JsonEquality.equal(value(a), value(b)), () -> a + " and " + b);
  }

  private static void assertDifferent(String a, String b) {
    assertFalse(JsonEquality.equal(value(a), value(b)), () -> a + " and " + b);
    assertFalse(JsonEquality.equal(value(b), value(a)), () -> b + " and " + a);
  }

  private static JsonNode value(String text) {
    return StrictJson.value(TestLines.bytes(text), "x", JsonLimits.DEFAULT);
  }

  @Provide
  Arbitrary<JsonNode> trees() {
    return JsonArbitraries.trees(nearNumbers());
  }

  /** A few values and their closest neighbors, as every node type that can hold them. */
  @Provide
  Arbitrary<JsonNode> nearNumbers() {
    Arbitrary<BigDecimal> values =
        Combinators.combine(
                Arbitraries.of(
                    "0",
                    "1",
                    "-1",
                    "100",
                    "0.1",
                    "2147483648",
                    "9007199254740992",
                    "9223372036854775807",
                    "1e19",
                    "1e23",
                    "1e-7"),
                Arbitraries.of("0", "0", "0", "1", "-1", "1e-20", "1e-30"))
            .as((value, offset) -> new BigDecimal(value).add(new BigDecimal(offset)));
    return Combinators.combine(values, Arbitraries.integers().between(0, 6))
        .as(JsonEqualityLawsTest::node);
  }

  private static JsonNode node(BigDecimal value, int type) {
    return switch (type) {
      case 0 -> IntNode.valueOf(value.intValue());
      case 1 -> LongNode.valueOf(value.longValue());
      case 2 -> ShortNode.valueOf(value.shortValue());
      case 3 -> FloatNode.valueOf(value.floatValue());
      case 4 -> DoubleNode.valueOf(value.doubleValue());
      case 5 -> BigIntegerNode.valueOf(value.toBigInteger());
      default -> DecimalNode.valueOf(value.stripTrailingZeros());
    };
  }
}
