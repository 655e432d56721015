package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All small schemas over a small vocabulary, and all small documents: two keys, three values. */
final class SmallModels {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SmallModels() {}

  /** Schemas of one keyword. */
  static List<JsonNode> atoms() {
    return Stream.of(
            "{'type':'null'}",
            "{'type':'integer'}",
            "{'type':'string'}",
            "{'type':'array'}",
            "{'type':'object'}",
            "{'const':null}",
            "{'const':0}",
            "{'const':'x'}",
            "{'enum':[0,'x']}",
            "{'const':[0]}",
            "{'const':{'a':0}}",
            "{'minimum':1}",
            "{'minLength':2}",
            "{'minItems':1}",
            "{'minItems':2}",
            "{'maxItems':0}",
            "{'maxItems':1}",
            "{'uniqueItems':true}",
            "{'required':['a']}",
            "{'required':['b']}",
            "{'minProperties':1}",
            "{'minProperties':2}",
            "{'maxProperties':0}",
            "{'maxProperties':1}")
        .map(text -> ProofCases.json(text.replace('\'', '"')))
        .toList();
  }

  /** Schemas of up to three keywords, and merged or joined ones of up to four. */
  static List<JsonNode> schemas() {
    List<JsonNode> one = atoms();
    List<JsonNode> two = around(one);
    List<JsonNode> all = new ArrayList<>(one);
    all.addAll(two);
    all.addAll(around(two));
    all.addAll(joined(one, one));
    all.addAll(merged(one, two));
    all.addAll(merged(two, two));
    return all;
  }

  private static List<JsonNode> around(List<JsonNode> inner) {
    List<JsonNode> result = new ArrayList<>();
    for (JsonNode schema : inner) {
      for (String word : List.of("not", "items", "contains", "additionalProperties")) {
        result.add(NODES.objectNode().set(word, schema));
      }
      ObjectNode property = NODES.objectNode();
      property.putObject("properties").set("a", schema);
      result.add(property);
    }
    return result;
  }

  private static List<JsonNode> joined(List<JsonNode> left, List<JsonNode> right) {
    List<JsonNode> result = new ArrayList<>();
    for (JsonNode a : left) {
      for (JsonNode b : right) {
        for (String word : List.of("allOf", "anyOf", "oneOf")) {
          ObjectNode schema = NODES.objectNode();
          schema.putArray(word).add(a).add(b);
          result.add(schema);
        }
      }
    }
    return result;
  }

  /** The keywords of both in one object, where they differ. */
  private static List<JsonNode> merged(List<JsonNode> left, List<JsonNode> right) {
    List<JsonNode> result = new ArrayList<>();
    for (JsonNode a : left) {
      for (JsonNode b : right) {
        ObjectNode schema = a.deepCopy();
        schema.setAll((ObjectNode) b);
        if (schema.size() == a.size() + b.size()) {
          result.add(schema);
        }
      }
    }
    return result;
  }

  /**
   * All documents of one level over null, 0, 1 and "x" and the keys a and b, with arrays of up to
   * three elements; and those of a second level over a few of them.
   */
  static List<JsonNode> documents() {
    List<JsonNode> leaves = parsed("null", "0", "1", "'x'");
    List<JsonNode> inner = parsed("0", "'x'", "[]", "[0]", "[0,0]", "{}", "{'a':0}", "{'b':'x'}");
    List<JsonNode> all = new ArrayList<>(leaves);
    all.addAll(arrays(leaves, 3));
    all.addAll(objects(leaves));
    all.addAll(arrays(inner, 2));
    all.addAll(objects(inner));
    return all.stream().distinct().toList();
  }

  private static List<JsonNode> parsed(String... texts) {
    return Stream.of(texts).map(text -> ProofCases.json(text.replace('\'', '"'))).toList();
  }

  private static List<JsonNode> arrays(List<JsonNode> elements, int longest) {
    List<JsonNode> result = new ArrayList<>(List.of(NODES.arrayNode()));
    List<JsonNode> last = result;
    for (int length = 1; length <= longest; length++) {
      List<JsonNode> longer = new ArrayList<>();
      for (JsonNode array : last) {
        for (JsonNode element : elements) {
          ArrayNode copy = array.deepCopy();
          longer.add(copy.add(element));
        }
      }
      last = longer;
      result = Stream.concat(result.stream(), longer.stream()).toList();
    }
    return result;
  }

  private static List<JsonNode> objects(List<JsonNode> values) {
    List<JsonNode> result = new ArrayList<>(List.of(NODES.objectNode()));
    for (JsonNode value : values) {
      result.add(NODES.objectNode().set("a", value));
      result.add(NODES.objectNode().set("b", value));
      for (JsonNode other : values) {
        result.add(NODES.objectNode().<ObjectNode>set("a", value).set("b", other));
      }
    }
    return result;
  }
}
