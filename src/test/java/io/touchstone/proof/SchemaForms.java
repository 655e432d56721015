package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.schema.Schema;
import java.util.Random;

/** Other documents made of whole documents, whose definitions keep out of each other's way. */
final class SchemaForms {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Forms that change no meaning. */
  enum Form {
    ALL_OF_ONE,
    ANY_OF_ONE,
    ONE_OF_ONE,
    NOT_NOT,
    REFERENCE,
    RENAMED,
    SHUFFLED;

    Schema of(Schema schema) {
      return switch (this) {
        case ALL_OF_ONE -> wrapped("allOf", schema);
        case ANY_OF_ONE -> wrapped("anyOf", schema);
        case ONE_OF_ONE -> wrapped("oneOf", schema);
        case NOT_NOT -> not(not(schema));
        case REFERENCE -> behindReference(schema);
        case RENAMED -> ProofCases.schema(renamed(schema, "renamed"), schema.dialect());
        case SHUFFLED -> shuffled(schema);
      };
    }
  }

  private SchemaForms() {}

  static Schema both(String word, Schema a, Schema b) {
    ObjectNode root = NODES.objectNode();
    ArrayNode list = root.putArray(word);
    list.add(hoisted(renamed(a, "left"), a, root));
    list.add(hoisted(renamed(b, "right"), b, root));
    return ProofCases.schema(root, a.dialect());
  }

  static Schema not(Schema schema) {
    ObjectNode root = NODES.objectNode();
    root.set("not", hoisted(schema.json(), schema, root));
    return ProofCases.schema(root, schema.dialect());
  }

  private static Schema wrapped(String word, Schema schema) {
    ObjectNode root = NODES.objectNode();
    ArrayNode list = root.putArray(word);
    list.add(hoisted(schema.json(), schema, root));
    return ProofCases.schema(root, schema.dialect());
  }

  private static Schema behindReference(Schema schema) {
    ObjectNode root = NODES.objectNode();
    String definitions = SchemaWords.definitions(schema.dialect());
    JsonNode body = hoisted(schema.json(), schema, root);
    ObjectNode all =
        root.has(definitions) ? (ObjectNode) root.get(definitions) : root.putObject(definitions);
    all.set("whole", body);
    root.putArray("allOf").addObject().put("$ref", "#/" + definitions + "/whole");
    return ProofCases.schema(root, schema.dialect());
  }

  static Schema shuffled(Schema schema) {
    Random random = new Random(schema.json().size());
    JsonNode other = new SchemaMutations(random, schema.dialect()).shuffled(schema.json());
    return ProofCases.schema(other, schema.dialect());
  }

  /** The document without its definitions, which go into {@code root}. */
  private static JsonNode hoisted(JsonNode document, Schema schema, ObjectNode root) {
    String word = SchemaWords.definitions(schema.dialect());
    if (!document.has(word)) {
      return document;
    }
    ObjectNode rest = document.deepCopy();
    ObjectNode definitions = (ObjectNode) rest.remove(word);
    if (root.has(word)) {
      ((ObjectNode) root.get(word)).setAll(definitions);
    } else {
      root.set(word, definitions);
    }
    return rest;
  }

  /** The document with {@code prefix} before the name of each definition. */
  private static JsonNode renamed(Schema schema, String prefix) {
    String word = SchemaWords.definitions(schema.dialect());
    JsonNode definitions = schema.json().get(word);
    if (definitions == null) {
      return schema.json();
    }
    String pointer = "#/" + word + "/";
    String text = schema.json().toString().replace(pointer, pointer + prefix);
    ObjectNode document = (ObjectNode) ProofCases.json(text);
    ObjectNode names = document.putObject(word);
    ProofCases.json(definitions.toString().replace(pointer, pointer + prefix))
        .properties()
        .forEach(entry -> names.set(prefix + entry.getKey(), entry.getValue()));
    return document;
  }
}
