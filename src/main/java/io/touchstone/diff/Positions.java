package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.SourcePosition;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the parts of a schema stand in the file that it was read from. */
final class Positions {
  private final JsonDocument document;
  private final FieldPath root;
  private final Map<JsonNode, FieldPath> places = new IdentityHashMap<>();

  /**
   * @param root the place of the schema in the document
   */
  Positions(JsonDocument document, FieldPath root) {
    this.document = document;
    this.root = root;
  }

  /** The position of a member of an object in the schema, or of the object where it has none. */
  Optional<SourcePosition> of(JsonNode object, String key) {
    if (places.isEmpty()) {
      note(root.in(document.root()), root);
    }
    return Optional.ofNullable(places.get(object))
        .map(
            place ->
                object.has(key) ? document.keyPosition(place.then(key)) : document.position(place));
  }

  private void note(JsonNode node, FieldPath place) {
    if (!node.isContainerNode()) {
      return;
    }
    places.put(node, place);
    if (node.isObject()) {
      node.properties().forEach(member -> note(member.getValue(), place.then(member.getKey())));
    } else {
      for (int i = 0; i < node.size(); i++) {
        note(node.get(i), place.then(Integer.toString(i)));
      }
    }
  }
}
