package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** The form of a value: which members and elements it has, and of which type each leaf is. */
public final class JsonShape {
  private final Collection<FieldPath> kept;

  private JsonShape(Collection<FieldPath> kept) {
    this.kept = kept;
  }

  /**
   * The value with each leaf replaced by its type, such as {@code "a string"}.
   *
   * @param kept what lies at or below these paths stays as it is
   */
  public static JsonNode of(JsonNode value, Collection<FieldPath> kept) {
    return new JsonShape(kept).shape(value, FieldPath.ROOT);
  }

  private JsonNode shape(JsonNode node, FieldPath at) {
    if (kept.stream().anyMatch(path -> path.covers(at))) {
      return node;
    }
    if (node.isObject()) {
      ObjectNode shape = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        shape.set(member.getKey(), shape(member.getValue(), at.then(member.getKey())));
      }
      return shape;
    }
    if (node.isArray()) {
      ArrayNode shape = JsonNodeFactory.instance.arrayNode();
      node.forEach(each -> shape.add(shape(each, at.then(Integer.toString(shape.size())))));
      return shape;
    }
    return TextNode.valueOf("a " + node.getNodeType().name().toLowerCase(Locale.ROOT));
  }
}
