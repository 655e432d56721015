package io.touchstone.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import io.touchstone.schema.SchemaValidator.Answer;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ParamsCheckPropertyTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> NAMES = List.of("a", "b", "c");

  @Property(tries = 3_000)
  void parametersThatSomeFillingMakesValidAreNeverRefused(@ForAll Random random) {
    Schema schema = Schema.of(schema(random, 3), Dialect.DRAFT_2020_12, "test");
    ObjectNode template = (ObjectNode) object(random, 3);
    JsonNode filled = filled(template, random);
    Assume.that(SchemaValidator.of(schema, false).check(filled) == Answer.VALID);
    assertEquals(
        List.of(),
        new ParamsCheck(schema).violations(template),
        () -> schema.json() + " " + template + " " + filled);
  }

  private static JsonNode schema(Random random, int depth) {
    if (random.nextInt(12) == 0) {
      return JSON.booleanNode(false);
    }
    ObjectNode schema = JSON.objectNode();
    for (int i = random.nextInt(3); i >= 0; i--) {
      switch (random.nextInt(depth > 0 ? 20 : 9)) {
        case 0 -> schema.put("type", pick(random, List.of("string", "integer", "object", "array")));
        case 1 -> schema.set("const", value(random, 1));
        case 2 -> schema.putArray("enum").add(value(random, 1)).add(value(random, 1));
        case 3 -> schema.put("minLength", random.nextInt(9));
        case 4 -> schema.putArray("required").add(pick(random, NAMES));
        case 5 -> schema.put(pick(random, List.of("maxItems", "minItems")), random.nextInt(3));
        case 6 -> schema.put("uniqueItems", true);
        case 7 -> schema.put("maxProperties", random.nextInt(3));
        case 8 -> schema.putObject("dependentRequired").putArray(pick(random, NAMES)).add("b");
        case 9 -> schema.put("additionalProperties", false);
        case 10 -> schema.set("additionalProperties", schema(random, depth - 1));
        case 11 -> schema.set("items", schema(random, depth - 1));
        case 12 ->
            schema.put(pick(random, List.of("unevaluatedProperties", "unevaluatedItems")), false);
        case 13 -> schema.set(pick(random, List.of("not", "contains")), schema(random, depth - 1));
        case 14 -> schema.set("if", schema(random, depth - 1));
        case 15 -> schema.set(pick(random, List.of("then", "else")), schema(random, depth - 1));
        case 16 ->
            schema
                .putArray(pick(random, List.of("anyOf", "oneOf", "allOf", "prefixItems")))
                .add(schema(random, depth - 1))
                .add(schema(random, depth - 1));
        case 17 -> schema.putObject("propertyNames").put("pattern", "[ab]");
        case 18 ->
            schema
                .putObject("dependentSchemas")
                .set(pick(random, NAMES), schema(random, depth - 1));
        default ->
            NAMES.forEach(
                name -> schema.withObject("properties").set(name, schema(random, depth - 1)));
      }
    }
    return schema;
  }

  private static JsonNode object(Random random, int depth) {
    ObjectNode object = JSON.objectNode();
    for (int i = random.nextInt(3); i >= 0; i--) {
      object.set(pick(random, NAMES), value(random, depth - 1));
    }
    return object;
  }

  private static JsonNode value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> JSON.numberNode(random.nextInt(3));
      case 1 -> TextNode.valueOf("x");
      case 2, 3 -> TextNode.valueOf("{{s1}}");
      case 4 -> TextNode.valueOf("x{{s1}}");
      case 5 -> JSON.arrayNode().add(value(random, depth - 1)).add(value(random, depth - 1));
      default -> object(random, depth);
    };
  }

  /** As a run fills it: a placeholder alone by anything, one within text by text. */
  private static JsonNode filled(JsonNode template, Random random) {
    if (template.isObject()) {
      ObjectNode object = JSON.objectNode();
      template.properties().forEach(m -> object.set(m.getKey(), filled(m.getValue(), random)));
      return object;
    }
    if (template.isArray()) {
      ArrayNode array = JSON.arrayNode();
      template.forEach(element -> array.add(filled(element, random)));
      return array;
    }
    if (template.asText().equals("{{s1}}")) {
      return value(random, 2);
    }
    return template.asText().equals("x{{s1}}")
        ? TextNode.valueOf("x" + random.nextInt(100))
        : template;
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
