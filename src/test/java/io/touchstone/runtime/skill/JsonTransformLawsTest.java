package io.touchstone.runtime.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.JsonEquality;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonTransformLawsTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonTransformSkill skill = new JsonTransformSkill();

  @Provide
  Arbitrary<ObjectNode> objects() {
    return objects(3);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.of("a", "b", "B", "Aa", "BB", "", "'.", "\u20ac", "\ud83d\ude00");
  }

  private static Arbitrary<ObjectNode> objects(int levels) {
    return Arbitraries.maps(names(), nodes(levels - 1))
        .ofMaxSize(5)
        .map(members -> NODES.objectNode().setAll(members));
  }

  private static Arbitrary<JsonNode> nodes(int levels) {
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            Arbitraries.of(NODES.nullNode(), NODES.booleanNode(true)),
            Arbitraries.bigDecimals().ofScale(20).map(NODES::numberNode),
            Arbitraries.integers().map(NODES::numberNode),
            names().map(NODES::textNode));
    if (levels == 0) {
      return leaves;
    }
    Arbitrary<JsonNode> arrays =
        nodes(levels - 1).list().ofMaxSize(4).map(each -> NODES.arrayNode().addAll(each));
    return Arbitraries.oneOf(leaves, arrays, objects(levels).map(each -> each));
  }

  @Provide
  Arbitrary<Set<String>> keys() {
    return names().set().ofMaxSize(4);
  }

  private JsonNode members(String type, JsonNode input, Set<String> keys) throws Exception {
    ObjectNode inputs = Transforms.inputs(type, input);
    ArrayNode list = inputs.putArray("keys");
    keys.forEach(list::add);
    return Transforms.value(skill, inputs).get("output");
  }

  private JsonNode merge(JsonNode lower, JsonNode upper) throws Exception {
    ObjectNode inputs = Transforms.inputs("merge", lower);
    inputs.set("with", upper);
    return Transforms.value(skill, inputs).get("output");
  }

  private static void assertSame(JsonNode expected, JsonNode actual) {
    assertTrue(JsonEquality.equal(expected, actual), () -> expected + " is not " + actual);
  }

  @Property(tries = 200)
  void whatIsPickedAndThenOmittedIsNothing(
      @ForAll("objects") ObjectNode input, @ForAll("keys") Set<String> keys) throws Exception {
    assertSame(NODES.objectNode(), members("omit", members("pick", input, keys), keys));
  }

  @Property(tries = 200)
  void whatIsPickedAndWhatIsOmittedMakeTheWhole(
      @ForAll("objects") ObjectNode input, @ForAll("keys") Set<String> keys) throws Exception {
    assertSame(input, merge(members("pick", input, keys), members("omit", input, keys)));
  }

  @Property(tries = 200)
  void mergingTwiceIsMergingOnce(
      @ForAll("objects") ObjectNode lower, @ForAll("objects") ObjectNode upper) throws Exception {
    JsonNode once = merge(lower, upper);
    assertSame(once, merge(once, upper));
    assertSame(lower, merge(lower, lower));
    assertSame(lower, merge(lower, NODES.objectNode()));
    assertSame(upper, merge(NODES.objectNode(), upper));
  }

  @Property(tries = 200)
  void theHashesAreThoseOfTheCanonicalForms(@ForAll("objects") ObjectNode input) throws Exception {
    JsonNode answer =
        Transforms.value(skill, Transforms.inputs("extract", input).put("path", "$..*"));
    assertEquals(sha256(input), answer.get("input_hash").textValue());
    assertEquals(sha256(answer.get("output")), answer.get("output_hash").textValue());
  }

  private static String sha256(JsonNode value) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(CanonicalJson.bytes(value));
    return HexFormat.of().formatHex(digest);
  }

  @Property(tries = 200)
  void theOrderOfMembersDoesNotMatter(@ForAll("objects") ObjectNode input, @ForAll Random order)
      throws Exception {
    for (String path : List.of("$.*", "$..*", "$..a", "$.keys()")) {
      assertSame(
          Transforms.value(skill, Transforms.inputs("extract", input).put("path", path)),
          Transforms.value(
              skill, Transforms.inputs("extract", shuffled(input, order)).put("path", path)));
    }
  }

  private static JsonNode shuffled(JsonNode node, Random order) {
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      node.forEach(each -> array.add(shuffled(each, order)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    Collections.shuffle(names, order);
    ObjectNode object = NODES.objectNode();
    names.forEach(name -> object.set(name, shuffled(node.get(name), order)));
    return object;
  }
}
