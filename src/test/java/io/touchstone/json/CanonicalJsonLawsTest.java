package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;

/** The laws of the canonical form. */
class CanonicalJsonLawsTest {
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void canonicalTextIsCanonical(@ForAll("trees") JsonNode value) {
    byte[] canonical = CanonicalJson.bytes(value);
    assertArrayEquals(canonical, CanonicalJson.bytes(canonical, "x"));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void equalValuesHaveOneForm(@ForAll("trees") JsonNode value, @ForAll long seed) {
    JsonNode other = new Respelling(seed).of(value);
    assertTrue(JsonEquality.equal(value, other));
    assertEquals(CanonicalJson.string(value), CanonicalJson.string(other));
    assertEquals(ContentHash.of(value), ContentHash.of(other));
  }

  /** Where binary64 holds every number, nothing is lost. */
  @Property(tries = 1000)
  void oneFormMeansEqualValues(@ForAll("fewValues") JsonNode a, @ForAll("fewValues") JsonNode b) {
    boolean oneForm = CanonicalJson.string(a).equals(CanonicalJson.string(b));
    assertEquals(JsonEquality.equal(a, b), oneForm);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void theDigestIsThatOfTheBytes(@ForAll("trees") JsonNode value) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(CanonicalJson.bytes(value));
    assertEquals(HexFormat.of().formatHex(hash), ContentHash.of(value).hex());
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
  void theDigestOfALongStringIsThatOfTheBytes(@ForAll("longTexts") String text) throws Exception {
    theDigestIsThatOfTheBytes(TextNode.valueOf(text));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void agreesWithErdtman(@ForAll("erdtmansTrees") JsonNode value) throws Exception {
    JsonNode root = value.isContainerNode() ? value : JsonArbitraries.array(List.of(value));
    byte[] text = JsonText.pretty(root).getBytes(StandardCharsets.UTF_8);
    assertEquals(
        new JsonCanonicalizer(text).getEncodedString(),
        new String(CanonicalJson.bytes(text, "x"), StandardCharsets.UTF_8));
  }

  /** Erdtman writes the right value, but not as ECMAScript does; 1e-315 takes it too long. */
  @Example
  void aPowerOfTenIsOneDigitHoweverSmall() throws Exception {
    for (String text : List.of("1e-320", "-1e-320", "1e-315", "-1e-315")) {
      JsonNode number = DecimalNode.valueOf(new BigDecimal(text));
      assertTrue(isMiswrittenByErdtman(number));
      assertEquals(text, CanonicalJson.string(number));
    }
    assertEquals(
        "[0." + "0".repeat(141) + "1e-178]", new JsonCanonicalizer("[1e-320]").getEncodedString());
  }

  /** Where its quick search for digits gives up and its slow one fails: just these to 1e-315. */
  private static boolean isMiswrittenByErdtman(JsonNode number) {
    double magnitude = Math.abs(number.doubleValue());
    return magnitude == 1e-320 || magnitude == 1e-315;
  }

  /**
   * An integer is accepted exactly when it is a double's value, or is what ECMAScript writes for
   * one; either way its form says its nearest double.
   */
  @Property
  void integersAreAcceptedOnlyWhereTheirFormIsTheirs(@ForAll("integers") BigDecimal integer) {
    double nearest = integer.doubleValue();
    String form = EcmaScriptNumber.text(nearest);
    boolean exact = new BigDecimal(nearest).compareTo(integer) == 0;
    boolean spelled = new BigDecimal(form).compareTo(integer) == 0;
    assertEquals(
        exact || spelled ? Optional.of(form) : Optional.empty(),
        canonical(DecimalNode.valueOf(integer)));
    assertEquals(
        canonical(DecimalNode.valueOf(integer)),
        canonical(DecimalNode.valueOf(integer.setScale(3))));
    if (integer.toBigInteger().bitLength() < Long.SIZE) {
      assertEquals(
          canonical(DecimalNode.valueOf(integer)),
          canonical(LongNode.valueOf(integer.longValueExact())));
    }
  }

  private static Optional<String> canonical(JsonNode value) {
    try {
      return Optional.of(CanonicalJson.string(value));
    } catch (CanonicalJsonException e) {
      return Optional.empty();
    }
  }

  /** RFC 8785: a decimal becomes the text of its nearest double, however many digits it has. */
  @Property
  void aFractionIsWrittenAsItsNearestDouble(@ForAll("fractions") BigDecimal value) {
    assertEquals(
        EcmaScriptNumber.text(value.doubleValue()),
        CanonicalJson.string(DecimalNode.valueOf(value)));
  }

  /** The digits of a short decimal are the shortest of its double already. */
  @Property
  void aShortDecimalIsWrittenAsItsNearestDouble(
      @ForAll("digits") long digits, @ForAll("scales") int scale) {
    BigDecimal value = BigDecimal.valueOf(digits, scale);
    assertEquals(
        EcmaScriptNumber.text(Double.parseDouble(value.toString())),
        CanonicalJson.string(DecimalNode.valueOf(value)));
  }

  @Provide
  Arbitrary<JsonNode> trees() {
    return JsonArbitraries.trees(JsonArbitraries.canonicalNumbers());
  }

  @Provide
  Arbitrary<JsonNode> erdtmansTrees() {
    return JsonArbitraries.trees(
        JsonArbitraries.canonicalNumbers().filter(number -> !isMiswrittenByErdtman(number)));
  }

  /** Few enough that two of them are often equal; all their numbers have at most 15 digits. */
  @Provide
  Arbitrary<JsonNode> fewValues() {
    Arbitrary<JsonNode> numbers =
        Arbitraries.of("0", "-0.0", "1", "1.0", "10e-1", "100", "1E2", "0.1", "1e-1", "1e-300")
            .map(BigDecimal::new)
            .map(DecimalNode::valueOf);
    Arbitrary<JsonNode> few =
        Arbitraries.oneOf(numbers, Arbitraries.of("", "1").map(TextNode::valueOf));
    Arbitrary<JsonNode> objects =
        Arbitraries.maps(Arbitraries.of("a", "b"), few).ofMaxSize(2).map(JsonArbitraries::object);
    return Arbitraries.oneOf(few, few.list().ofMaxSize(1).map(JsonArbitraries::array), objects);
  }

  @Provide
  Arbitrary<String> longTexts() {
    return JsonArbitraries.texts()
        .list()
        .ofMinSize(1000)
        .ofMaxSize(5000)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<BigDecimal> integers() {
    Arbitrary<BigDecimal> any =
        Arbitraries.bigIntegers()
            .between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40))
            .map(BigDecimal::new);
    Arbitrary<BigDecimal> doubles =
        Arbitraries.doubles().between(-1e40, 1e40).map(Math::rint).map(BigDecimal::new);
    Arbitrary<BigDecimal> spelled =
        doubles.map(value -> new BigDecimal(EcmaScriptNumber.text(value.doubleValue())));
    Arbitrary<BigDecimal> near =
        Arbitraries.longs().between((1L << 53) - 3, (1L << 53) + 3).map(BigDecimal::valueOf);
    return Arbitraries.oneOf(any, doubles, spelled, near);
  }

  @Provide
  Arbitrary<BigDecimal> fractions() {
    return JsonArbitraries.fractions();
  }

  @Provide
  Arbitrary<Long> digits() {
    return Arbitraries.longs().between(-999_999_999_999_999L, 999_999_999_999_999L);
  }

  @Provide
  Arbitrary<Integer> scales() {
    return Arbitraries.integers().between(-292, 310);
  }
}
