package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.schema.Dialect;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Valid schemas of one draft with all of its keywords; a quarter of them is recursive. */
final class RandomSchemas {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> TOPICS =
      List.of("any", "any", "number", "string", "array", "object", "object");

  private final Random random;
  private final Dialect dialect;

  /** Whether references may stand here: there are definitions, and no circle stays in place. */
  private boolean mayRefer;

  RandomSchemas(Random random, Dialect dialect) {
    this.random = random;
    this.dialect = dialect;
  }

  /** A whole document. */
  JsonNode document() {
    boolean recursive = random.nextInt(4) == 0;
    if (!recursive) {
      mayRefer = false;
      return schema(3);
    }
    ObjectNode definitions = NODES.objectNode();
    for (String name : List.of("r", "s")) {
      mayRefer = false;
      definitions.set(name, keywords(2, true));
    }
    mayRefer = true;
    ObjectNode root = NODES.objectNode();
    root.set("anyOf", NODES.arrayNode().add(keywords(2, true)).add(reference()));
    root.set(SchemaWords.definitions(dialect), definitions);
    mayRefer = false;
    return root;
  }

  /** A subschema. */
  JsonNode schema(int depth) {
    if (dialect.isAtLeast(Dialect.DRAFT_6) && random.nextInt(14) == 0) {
      return BooleanNode.valueOf(random.nextInt(3) > 0);
    }
    return mayRefer && random.nextInt(3) == 0 ? reference() : keywords(depth, false);
  }

  private ObjectNode reference() {
    String name = random.nextBoolean() ? "r" : "s";
    return NODES.objectNode().put("$ref", "#/" + SchemaWords.definitions(dialect) + "/" + name);
  }

  /**
   * An object of keywords.
   *
   * @param recursive whether the values within may refer to the definitions
   */
  private ObjectNode keywords(int depth, boolean recursive) {
    ObjectNode schema = NODES.objectNode();
    String topic = SchemaWords.one(TOPICS, random);
    boolean typed = !topic.equals("any") && random.nextInt(3) > 0;
    if (typed) {
      schema.put("type", topic.equals("number") && random.nextBoolean() ? "integer" : topic);
    }
    Set<String> words = new LinkedHashSet<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      words.add(SchemaWords.one(SchemaWords.keywords(topic, dialect), random));
    }
    words.forEach(word -> add(schema, word, depth, recursive));
    return schema;
  }

  private void add(ObjectNode schema, String word, int depth, boolean recursive) {
    boolean outer = mayRefer;
    boolean inPlace = List.of("allOf", "anyOf", "oneOf", "not", "if").contains(word);
    boolean dependent = word.startsWith("depend");
    mayRefer = inPlace || dependent ? outer : outer || recursive;
    addWord(schema, word, depth);
    mayRefer = outer;
  }

  private void addWord(ObjectNode schema, String word, int depth) {
    switch (word) {
      case "type" -> schema.set(word, types());
      case "enum" -> schema.set(word, distinct(1 + random.nextInt(3)));
      case "const" -> schema.set(word, SchemaWords.value(random));
      case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" ->
          schema.set(word, SchemaWords.number(random));
      case "draft4Exclusive" -> {
        schema.set("minimum", SchemaWords.number(random));
        schema.put("exclusiveMinimum", random.nextBoolean());
      }
      case "multipleOf" -> schema.set(word, SchemaWords.divisor(random));
      case "minLength", "minItems", "minProperties" -> schema.put(word, random.nextInt(3));
      case "maxLength", "maxItems", "maxProperties" -> schema.put(word, random.nextInt(4));
      case "pattern" -> schema.put(word, SchemaWords.pattern(random));
      case "uniqueItems" -> schema.put(word, random.nextInt(4) > 0);
      case "required" -> schema.set(word, keys());
      case "dependentRequired" -> schema.set(word, map(SchemaWords.KEYS, this::keys));
      case "dependencies" ->
          schema.set(
              word, map(SchemaWords.KEYS, () -> random.nextBoolean() ? keys() : inner(depth)));
      case "properties", "dependentSchemas" ->
          schema.set(word, map(SchemaWords.KEYS, () -> inner(depth)));
      case "patternProperties" ->
          schema.set(word, map(List.of("^a", "b$", "^[ab]$"), () -> inner(depth)));
      case "tuple" -> addTuple(schema, depth);
      case "countedContains" -> {
        schema.set("contains", inner(depth));
        schema.put(random.nextBoolean() ? "minContains" : "maxContains", 1 + random.nextInt(2));
        if (random.nextInt(4) == 0) {
          schema.put("minContains", 0);
        }
      }
      case "allOf", "anyOf", "oneOf" -> schema.set(word, list(1 + random.nextInt(3), depth));
      case "if" -> {
        schema.set("if", inner(depth));
        schema.set("then", inner(depth));
        if (random.nextBoolean()) {
          schema.set("else", inner(depth));
        }
      }
      default -> schema.set(word, inner(depth));
    }
  }

  private void addTuple(ObjectNode schema, int depth) {
    boolean prefix = dialect.isAtLeast(Dialect.DRAFT_2020_12);
    schema.set(prefix ? "prefixItems" : "items", list(1 + random.nextInt(2), depth));
    if (random.nextBoolean()) {
      schema.set(prefix ? "items" : "additionalItems", inner(depth));
    }
  }

  private JsonNode inner(int depth) {
    if (depth > 0) {
      return schema(depth - 1);
    }
    return mayRefer && random.nextInt(3) == 0
        ? reference()
        : NODES.objectNode().put("type", SchemaWords.one(SchemaWords.TYPES, random));
  }

  private ArrayNode list(int size, int depth) {
    ArrayNode list = NODES.arrayNode();
    for (int i = 0; i < size; i++) {
      list.add(inner(depth));
    }
    return list;
  }

  private ObjectNode map(List<String> names, Supplier<JsonNode> value) {
    ObjectNode map = NODES.objectNode();
    int size = 1 + random.nextInt(2);
    for (int i = 0; i < size; i++) {
      map.set(SchemaWords.one(names, random), value.get());
    }
    return map;
  }

  private JsonNode types() {
    Set<String> types = new LinkedHashSet<>();
    types.add(SchemaWords.one(SchemaWords.TYPES, random));
    types.add(SchemaWords.one(SchemaWords.TYPES, random));
    ArrayNode list = NODES.arrayNode();
    types.forEach(list::add);
    return list.size() == 1 ? list.get(0) : list;
  }

  private ArrayNode keys() {
    Set<String> keys = new LinkedHashSet<>();
    keys.add(SchemaWords.one(SchemaWords.KEYS, random));
    keys.add(SchemaWords.one(SchemaWords.KEYS, random));
    ArrayNode list = NODES.arrayNode();
    keys.forEach(list::add);
    return list;
  }

  private ArrayNode distinct(int size) {
    Set<JsonNode> values = new LinkedHashSet<>();
    for (int i = 0; i < size; i++) {
      values.add(SchemaWords.value(random));
    }
    return NODES.arrayNode().addAll(values);
  }
}
