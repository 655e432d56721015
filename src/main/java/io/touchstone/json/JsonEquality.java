package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * When two JSON values are the same: numbers by exact decimal value (1 = 1.0 = 1e0 and -0 = 0, but
 * 2<sup>53</sup>+1 differs from 2<sup>53</sup>), strings by code units, objects without order,
 * arrays with order. A missing member is not a null one. {@code JsonNode.equals} says otherwise:
 * there an int 1 differs from a long 1.
 */
public final class JsonEquality {
  private JsonEquality() {}

  /**
   * Whether both are the same value.
   *
   * @throws IllegalArgumentException when both nest deeper than {@link JsonLimits#DEEPEST}
   */
  public static boolean equal(JsonNode a, JsonNode b) {
    return equal(a, b, 0);
  }

  /** Equal for equal values, and for others hardly ever. */
  public static int hash(JsonNode value) {
    return hash(value, 0);
  }

  private static int hash(JsonNode value, int depth) {
    if (value.isNumber()) {
      return JsonNumbers.key(value).hashCode();
    }
    if (!value.isContainerNode()) {
      return value.isTextual() ? value.textValue().hashCode() : value.toString().hashCode() * 31;
    }
    JsonLimits.refuseTooDeep(depth);
    int hash = value.isObject() ? 7 : 11;
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      // A sum, since members have no order.
      hash += member.getKey().hashCode() * 31 ^ hash(member.getValue(), depth + 1) * 17;
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      hash = hash * 31 + hash(value.get(i), depth + 1);
    }
    return hash;
  }

  private static boolean equal(JsonNode a, JsonNode b, int depth) {
    if (a == b) {
      return true;
    }
    if (a.getNodeType() != b.getNodeType()) {
      return false;
    }
    return switch (a.getNodeType()) {
      case OBJECT -> objects(a, b, depth);
      case ARRAY -> arrays(a, b, depth);
      case NUMBER -> JsonNumbers.equal(a, b);
      default -> a.equals(b);
    };
  }

  private static boolean objects(JsonNode a, JsonNode b, int depth) {
    JsonLimits.refuseTooDeep(depth);
    if (a.size() != b.size()) {
      return false;
    }
    for (Map.Entry<String, JsonNode> member : a.properties()) {
      JsonNode other = b.get(member.getKey());
      if (other == null || !equal(member.getValue(), other, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean arrays(JsonNode a, JsonNode b, int depth) {
    JsonLimits.refuseTooDeep(depth);
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!equal(a.get(i), b.get(i), depth + 1)) {
        return false;
      }
    }
    return true;
  }
}
