package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ShortNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Generated JSON values. */
final class JsonArbitraries {
  private static final long EXACT = 1L << 53;

  private JsonArbitraries() {}

  /** Any well-formed Unicode text, often with what needs escaping or sorting with care. */
  static Arbitrary<String> texts() {
    Arbitrary<String> codePoint =
        Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between('a', 'c')),
                Tuple.of(3, Arbitraries.integers().between(0, 0x7F)),
                Tuple.of(2, Arbitraries.integers().between(0x80, 0xD7FF)),
                Tuple.of(1, Arbitraries.integers().between(0xE000, 0xFFFF)),
                Tuple.of(1, Arbitraries.integers().between(0x10000, 0x10FFFF)))
            .map(Character::toString);
    return codePoint.list().ofMaxSize(6).map(parts -> String.join("", parts));
  }

  /** Any finite double, of all bit patterns. */
  static Arbitrary<Double> doubles() {
    return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
  }

  /** Numbers that have a canonical form, of all node types. */
  static Arbitrary<JsonNode> canonicalNumbers() {
    return Arbitraries.oneOf(
        Arbitraries.integers().map(IntNode::valueOf),
        Arbitraries.shorts().map(ShortNode::valueOf),
        Arbitraries.longs().between(-EXACT, EXACT).map(LongNode::valueOf),
        Arbitraries.longs()
            .between(-EXACT, EXACT)
            .map(BigInteger::valueOf)
            .map(BigIntegerNode::valueOf),
        doubles().map(DoubleNode::valueOf),
        Arbitraries.integers()
            .map(Float::intBitsToFloat)
            .filter(value -> Float.isFinite(value))
            .map(FloatNode::valueOf),
        doubles().map(EcmaScriptNumber::text).map(BigDecimal::new).map(DecimalNode::valueOf),
        fractions().map(DecimalNode::valueOf));
  }

  /** Decimals that are no integers, of up to 25 digits. */
  static Arbitrary<BigDecimal> fractions() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.valueOf(-1_000_000_000), BigDecimal.valueOf(1_000_000_000))
        .ofScale(16)
        .filter(value -> value.stripTrailingZeros().scale() > 0);
  }

  /** Trees whose numbers are drawn from {@code numbers}. */
  static Arbitrary<JsonNode> trees(Arbitrary<? extends JsonNode> numbers) {
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            numbers.map(number -> (JsonNode) number),
            texts().map(TextNode::valueOf),
            Arbitraries.of(true, false).map(BooleanNode::valueOf),
            Arbitraries.just(NullNode.instance));
    return Arbitraries.recursive(() -> leaves, JsonArbitraries::containers, 0, 3);
  }

  private static Arbitrary<JsonNode> containers(Arbitrary<JsonNode> inner) {
    return Arbitraries.oneOf(
        inner,
        inner.list().ofMaxSize(4).map(JsonArbitraries::array),
        Arbitraries.maps(texts(), inner).ofMaxSize(5).map(JsonArbitraries::object));
  }

  static ArrayNode array(List<JsonNode> elements) {
    return JsonNodeFactory.instance.arrayNode().addAll(elements);
  }

  static ObjectNode object(Map<String, JsonNode> members) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    members.forEach(object::set);
    return object;
  }
}
