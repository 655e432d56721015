package io.touchstone.runtime.skill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.NotPlainJsonException;
import io.touchstone.json.PlainCopy;
import java.util.Map;
import java.util.TreeMap;

/** How large and how deep a document may be that is transformed, and what comes of it. */
final class TransformLimits {
  /** 1 MiB, counted in the canonical form, so that spaces and spellings do not matter. */
  static final int MOST_BYTES = 1 << 20;

  static final int MOST_LEVELS = 100;

  private static final JsonLimits LIMITS =
      new JsonLimits(MOST_BYTES, MOST_LEVELS, JsonLimits.DEFAULT.maxNumberLength());

  private TransformLimits() {}

  /**
   * A copy whose members are sorted by name, so that equal documents are walked alike.
   *
   * @param name how messages name the document
   * @throws TransformException when it is past a limit, or has no canonical form and so no hash
   */
  static JsonNode sorted(String name, JsonNode document) throws TransformException {
    try {
      JsonNode copy = PlainCopy.of(document, LIMITS);
      int size = CanonicalJson.bytes(copy).length;
      if (size > MOST_BYTES) {
        throw failed(
            name,
            "at the root",
            "expected at most %d bytes of JSON, found %d".formatted(MOST_BYTES, size));
      }
      return sorted(copy);
    } catch (NotPlainJsonException e) {
      throw failed(name, e.place(), e.problem());
    } catch (CanonicalJsonException e) {
      throw failed(name, e.path().isRoot() ? "at the root" : "at " + e.path(), e.problem());
    }
  }

  private static TransformException failed(String name, String place, String problem) {
    return TransformException.failed("%s, %s: %s".formatted(name, place, problem));
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      Map<String, JsonNode> members = new TreeMap<>();
      node.properties().forEach(each -> members.put(each.getKey(), sorted(each.getValue())));
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      return object.setAll(members);
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
      node.forEach(element -> array.add(sorted(element)));
      return array;
    }
    return node;
  }
}
