package io.touchstone.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of strict reading, and Jackson as a second opinion. */
class StrictJsonLawsTest {
  private static final ObjectMapper JACKSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
  void readsValidTextsAsJacksonDoes(@ForAll("validTexts") String text) throws IOException {
    byte[] json = text.getBytes(StandardCharsets.UTF_8);
    Optional<JsonNode> ours = strict(json);
    try {
      JsonNode theirs = JACKSON.readTree(json);
      assertTrue(ours.isPresent(), () -> "refused " + text);
      assertSame(theirs, ours.get());
    } catch (JsonProcessingException duplicateKey) {
      assertEquals(Optional.empty(), ours);
    }
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void acceptsOnlyWhatJacksonAccepts(@ForAll("brokenTexts") byte[] json) throws IOException {
    Optional<JsonNode> ours = strict(json);
    if (ours.isPresent()) {
      JsonNode theirs;
      try {
        theirs = JACKSON.readTree(json);
      } catch (NumberFormatException exponentOverflow) {
        assertTrue(hasZeroWithHugeExponent(json), exponentOverflow::getMessage);
        return;
      }
      assertSame(theirs, ours.get());
    }
  }

  @Example
  void aZeroIsAZeroWhateverItsExponent() {
    byte[] json = "0e2502525020".getBytes(StandardCharsets.UTF_8);
    assertTrue(hasZeroWithHugeExponent(json));
    assertEquals(0, strict(json).orElseThrow().decimalValue().signum());
  }

  /** Which is 0, as we say; Jackson cannot hold the exponent. */
  private static boolean hasZeroWithHugeExponent(byte[] json) {
    String text = new String(json, StandardCharsets.UTF_8);
    return Pattern.compile("(?<![0-9.])-?0(\\.0+)?[eE][+-]?[0-9]{9,}").matcher(text).find();
  }

  /** As value, with members in the same order. */
  private static void assertSame(JsonNode theirs, JsonNode ours) {
    assertTrue(JsonEquality.equal(theirs, ours), () -> theirs + " is not " + ours);
    assertEquals(
        JsonText.line(theirs).replaceAll("[0-9.eE+-]", ""),
        JsonText.line(ours).replaceAll("[0-9.eE+-]", ""));
  }

  @Property(tries = 2000)
  void nothingButItsOwnExceptionLeaves(@ForAll byte[] json) {
    Optional<JsonNode> value = strict(json);
    if (value.isPresent()) {
      assertTrue(JsonEquality.equal(value.get(), StrictJson.parse(json, "x").root()));
    }
  }

  /** The JDK's own decoder, which must report, says which bytes are UTF-8. */
  @Property(tries = 2000)
  void takesTheBytesOfAStringForTextExactlyWhereTheyAreUtf8(@ForAll("nearlyUtf8") byte[] bytes) {
    byte[] json = new byte[bytes.length + 2];
    System.arraycopy(bytes, 0, json, 1, bytes.length);
    json[0] = json[json.length - 1] = '"';
    Optional<String> expected;
    try {
      expected =
          Optional.of(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      expected = Optional.empty();
    }
    assertEquals(expected, strict(json).map(JsonNode::textValue));
  }

  /** Bytes at the edges of what sequences may hold. */
  @Provide
  Arbitrary<byte[]> nearlyUtf8() {
    Arbitrary<Integer> edges =
        Arbitraries.of(
            0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBD, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0,
            0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF);
    return edges.map(Integer::byteValue).array(byte[].class).ofMaxSize(5);
  }

  /** A tree, or nothing where the text is refused; any other exception fails the test. */
  private static Optional<JsonNode> strict(byte[] json) {
    try {
      return Optional.of(StrictJson.value(json, "x", JsonLimits.DEFAULT));
    } catch (JsonInputException e) {
      assertTrue(e.position().isPresent(), e::getMessage);
      return Optional.empty();
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void everyRangeHoldsItsValue(@ForAll("validTexts") String text) {
    byte[] json = text.getBytes(StandardCharsets.UTF_8);
    if (strict(json).isPresent()) {
      JsonDocument document = StrictJson.parse(json, "x");
      assertRanges(document, FieldPath.ROOT, document.root());
    }
  }

  private static void assertRanges(JsonDocument document, FieldPath path, JsonNode value) {
    SourceRange range = document.range(path).orElseThrow();
    assertTrue(JsonEquality.equal(value, part(document, range.start(), range.end())));
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        assertRanges(document, path.then(Integer.toString(i)), value.get(i));
      }
    }
    value
        .properties()
        .forEach(member -> assertMember(document, path.then(member.getKey()), member.getKey()));
    value
        .properties()
        .forEach(member -> assertRanges(document, path.then(member.getKey()), member.getValue()));
  }

  private static void assertMember(JsonDocument document, FieldPath path, String key) {
    SourceRange range = document.range(path).orElseThrow();
    JsonNode member =
        StrictJson.value(
            ("{" + text(document, range.keyStart(), range.end()) + "}")
                .getBytes(StandardCharsets.UTF_8),
            "x",
            JsonLimits.DEFAULT);
    assertEquals(key, member.fieldNames().next());
    assertEquals(SourcePosition.of(document.bytes(), range.start()), document.position(path));
    assertEquals(SourcePosition.of(document.bytes(), range.keyStart()), document.keyPosition(path));
  }

  /** Exactly this part of the text: no space before or after. */
  private static JsonNode part(JsonDocument document, int start, int end) {
    String text = text(document, start, end);
    assertEquals(text.strip(), text);
    return StrictJson.value(text.getBytes(StandardCharsets.UTF_8), "x", JsonLimits.DEFAULT);
  }

  private static String text(JsonDocument document, int start, int end) {
    return new String(Arrays.copyOfRange(document.bytes(), start, end), StandardCharsets.UTF_8);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void textForPeopleReadsBack(@ForAll("trees") JsonNode value) {
    for (String text :
        new String[] {
          JsonText.line(value), JsonText.pretty(value), JsonText.pretty(value, "\t", "\t", "\r\n")
        }) {
      JsonNode back =
          StrictJson.value(text.getBytes(StandardCharsets.UTF_8), "x", JsonLimits.DEFAULT);
      assertTrue(JsonEquality.equal(value, back), text);
    }
  }

  @Provide
  Arbitrary<JsonNode> trees() {
    Arbitrary<JsonNode> numbers =
        Arbitraries.oneOf(
            JsonArbitraries.canonicalNumbers(),
            Arbitraries.bigDecimals().map(DecimalNode::valueOf));
    return JsonArbitraries.trees(numbers);
  }

  /** Valid but for duplicate keys, with white space and spellings of every sort. */
  @Provide
  Arbitrary<String> validTexts() {
    Arbitrary<String> leaf =
        Arbitraries.oneOf(strings(), numbers(), Arbitraries.of("true", "false", "null"));
    return Arbitraries.recursive(() -> leaf, this::containers, 0, 3);
  }

  private Arbitrary<String> containers(Arbitrary<String> inner) {
    Arbitrary<String> value = spaced(inner);
    Arbitrary<String> member =
        Combinators.combine(spaced(strings()), value).as((key, text) -> key + ":" + text);
    return Arbitraries.oneOf(
        inner,
        value.list().ofMaxSize(4).map(parts -> "[" + String.join(",", parts) + "]"),
        member.list().ofMaxSize(4).map(parts -> "{" + String.join(",", parts) + "}"));
  }

  private static Arbitrary<String> spaced(Arbitrary<String> inner) {
    Arbitrary<String> space = Arbitraries.of("", "", "", " ", "\n", "\r\n\t");
    return Combinators.combine(space, inner, space)
        .as((before, text, after) -> before + text + after);
  }

  private static Arbitrary<String> strings() {
    Arbitrary<String> plain = JsonArbitraries.texts().map(JsonText::quote);
    Arbitrary<String> escaped = JsonArbitraries.texts().map(StrictJsonLawsTest::escapeAll);
    return Arbitraries.oneOf(plain, escaped, Arbitraries.of("\"a\\/\"", "\"\"", "\"\\u0061\""));
  }

  private static String escapeAll(String text) {
    StringBuilder escaped = new StringBuilder("\"");
    text.chars().forEach(unit -> escaped.append("\\u%04X".formatted(unit)));
    return escaped.append('"').toString();
  }

  private static Arbitrary<String> numbers() {
    Arbitrary<String> sign = Arbitraries.of("", "-");
    Arbitrary<String> whole =
        Arbitraries.oneOf(Arbitraries.just("0"), digits().map(text -> "1" + text));
    Arbitrary<String> fraction =
        Arbitraries.oneOf(Arbitraries.just(""), digits().map(text -> ".0" + text));
    Arbitrary<String> exponent =
        Arbitraries.of("", "", "e0", "E5", "e+12", "E-07", "e-250", "e250");
    return Combinators.combine(sign, whole, fraction, exponent).as((s, w, f, e) -> s + w + f + e);
  }

  private static Arbitrary<String> digits() {
    return Arbitraries.strings().numeric().ofMaxLength(24);
  }

  /** Valid texts after a few random edits of their bytes. */
  @Provide
  Arbitrary<byte[]> brokenTexts() {
    return Combinators.combine(validTexts(), Arbitraries.longs())
        .as((text, seed) -> broken(text.getBytes(StandardCharsets.UTF_8), new Random(seed)));
  }

  private static byte[] broken(byte[] json, Random random) {
    byte[] bytes = json;
    for (int edits = 1 + random.nextInt(2); edits > 0 && bytes.length > 0; edits--) {
      int at = random.nextInt(bytes.length);
      byte[] piece = pieces(bytes, random);
      int cut = random.nextInt(3);
      bytes = spliced(bytes, at, Math.min(bytes.length, at + cut), piece);
    }
    return bytes;
  }

  private static byte[] pieces(byte[] bytes, Random random) {
    String[] words = {
      "", "", ",", ":", "\"", "[", "]", "{", "}", "0", "-", ".", "e", "\\", "\\u", "d800", " ", "/",
      "+", "\u0000"
    };
    int kind = random.nextInt(3);
    if (kind == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    int start = random.nextInt(bytes.length);
    return kind == 1
        ? Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + 4))
        : words[random.nextInt(words.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
    byte[] result = new byte[from + piece.length + bytes.length - to];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(piece, 0, result, from, piece.length);
    System.arraycopy(bytes, to, result, from + piece.length, bytes.length - to);
    return result;
  }
}
