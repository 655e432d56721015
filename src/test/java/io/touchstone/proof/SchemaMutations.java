package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.schema.Dialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Changes of schemas, small ones as people make them, and rewrites that change no meaning. */
final class SchemaMutations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Random random;
  private final Dialect dialect;
  private final RandomSchemas schemas;

  SchemaMutations(Random random, Dialect dialect) {
    this.random = random;
    this.dialect = dialect;
    this.schemas = new RandomSchemas(random, dialect);
  }

  /** The document with one subschema tightened, loosened or otherwise changed. */
  JsonNode mutated(JsonNode document) {
    return atSomePlace(document, false, this::changed);
  }

  /** Another document that accepts the same values. */
  JsonNode equivalent(JsonNode document) {
    JsonNode result = document;
    int times = 1 + random.nextInt(2);
    for (int i = 0; i < times; i++) {
      result = atSomePlace(result, true, this::rewritten);
    }
    return random.nextBoolean() ? shuffled(result) : result;
  }

  /**
   * @param ownValue whether the place must judge a value of its own, so that nothing around it sees
   *     what it evaluates
   */
  private JsonNode atSomePlace(
      JsonNode document, boolean ownValue, UnaryOperator<JsonNode> change) {
    JsonNode copy = document.deepCopy();
    List<SubschemaSite> sites = new ArrayList<>();
    collect(copy, sites, ownValue);
    if (sites.isEmpty() || random.nextInt(3) == 0) {
      return atRoot(copy, change);
    }
    SubschemaSite site = SchemaWords.one(sites, random);
    site.set(change.apply(site.get()));
    return copy;
  }

  private static void collect(JsonNode schema, List<SubschemaSite> sites, boolean ownValue) {
    for (SubschemaSite site : SubschemaSite.below(schema)) {
      if (!ownValue || !site.inPlace()) {
        sites.add(site);
      }
      collect(site.get(), sites, ownValue);
    }
  }

  /** Definitions stay at the root, whatever happens to the rest. */
  private JsonNode atRoot(JsonNode document, UnaryOperator<JsonNode> change) {
    String word = SchemaWords.definitions(dialect);
    if (!document.has(word)) {
      return change.apply(document);
    }
    ObjectNode rest = document.deepCopy();
    JsonNode definitions = rest.remove(word);
    JsonNode changed = change.apply(rest);
    ObjectNode root =
        changed.isObject() && !changed.has("$ref")
            ? (ObjectNode) changed
            : NODES.objectNode().set("allOf", NODES.arrayNode().add(changed));
    return root.set(word, definitions);
  }

  private JsonNode changed(JsonNode schema) {
    return switch (random.nextInt(8)) {
      case 0 -> wrapped("allOf", schema, schemas.schema(1));
      case 1 -> wrapped("anyOf", schema, schemas.schema(1));
      case 2 -> wrapped("oneOf", schema, schemas.schema(1));
      case 3 -> schemas.schema(2);
      case 4 -> wrapped("not", schema);
      case 5 -> withoutKeyword(schema);
      default -> nudged(schema);
    };
  }

  private JsonNode withoutKeyword(JsonNode schema) {
    if (schema.isEmpty()) {
      return schema;
    }
    ObjectNode copy = schema.deepCopy();
    copy.remove(SchemaWords.one(names(copy), random));
    // Draft 4 allows it beside minimum only.
    if (copy.path("exclusiveMinimum").isBoolean() && !copy.has("minimum")) {
      copy.remove("exclusiveMinimum");
    }
    return copy;
  }

  /** A number goes up or down, an element goes or comes. */
  private JsonNode nudged(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    for (String name : names(copy)) {
      JsonNode value = copy.get(name);
      if (value.isInt() && !name.equals("const") && !name.equals("multipleOf")) {
        int moved = value.intValue() + (random.nextBoolean() ? 1 : -1);
        boolean bound = name.endsWith("imum");
        ((ObjectNode) copy).put(name, bound ? moved : Math.max(0, moved));
        return copy;
      }
      if ((name.equals("enum") || name.equals("required")) && value.size() > 1) {
        ((ArrayNode) value).remove(random.nextInt(value.size()));
        return copy;
      }
    }
    return wrapped("allOf", schema, schemas.schema(0));
  }

  private JsonNode rewritten(JsonNode schema) {
    JsonNode nothing = NODES.objectNode().set("not", NODES.objectNode());
    JsonNode everything = NODES.objectNode();
    return switch (random.nextInt(9)) {
      case 0 -> wrapped("allOf", schema);
      case 1 -> wrapped("anyOf", schema);
      case 2 -> wrapped("oneOf", schema);
      case 3 -> wrapped("not", wrapped("not", schema));
      case 4 -> wrapped("oneOf", nothing, schema);
      case 5 -> wrapped("anyOf", schema, schema.deepCopy());
      case 6 -> wrapped("allOf", everything, schema);
      case 7 ->
          dialect.isAtLeast(Dialect.DRAFT_7)
              ? NODES.objectNode().<ObjectNode>set("if", schema).set("else", nothing)
              : wrapped("anyOf", nothing, schema);
      default -> wrapped("not", wrapped("allOf", wrapped("not", schema), everything));
    };
  }

  private static JsonNode wrapped(String word, JsonNode... schemas) {
    if (word.equals("not")) {
      return NODES.objectNode().set("not", schemas[0]);
    }
    return NODES.objectNode().set(word, NODES.arrayNode().addAll(List.of(schemas)));
  }

  /** The keys of every object in another order. */
  JsonNode shuffled(JsonNode value) {
    if (value.isArray()) {
      ArrayNode list = NODES.arrayNode();
      value.forEach(element -> list.add(shuffled(element)));
      return list;
    }
    if (!value.isObject()) {
      return value;
    }
    List<String> names = names(value);
    Collections.shuffle(names, random);
    ObjectNode object = NODES.objectNode();
    names.forEach(name -> object.set(name, shuffled(value.get(name))));
    return object;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
