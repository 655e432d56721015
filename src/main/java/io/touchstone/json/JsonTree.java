package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Changes of a tree by path. The tree is changed in place; the root may have to be another, so it
 * is returned.
 */
public final class JsonTree {
  private JsonTree() {}

  /** Puts a value in the place of the one at {@code path}, which the tree has. */
  public static JsonNode replace(JsonNode root, FieldPath path, JsonNode value) {
    if (path.isRoot()) {
      return value.deepCopy();
    }
    JsonNode parent = parent(path).in(root);
    if (parent instanceof ArrayNode array) {
      array.set(FieldPath.index(last(path)), value.deepCopy());
    } else {
      ((ObjectNode) parent).set(last(path), value.deepCopy());
    }
    return root;
  }

  /**
   * Adds a value that the tree lacks: a member, or an element at the end of its array. What is
   * missing on the way is made too, hollow: empty containers of the type that they have in {@code
   * model}, and elements before this one up to its index.
   */
  public static JsonNode add(JsonNode root, FieldPath path, JsonNode value, JsonNode model) {
    if (path.isRoot()) {
      return value.deepCopy();
    }
    JsonNode parent = root;
    JsonNode like = model;
    for (FieldPath.Segment segment : parent(path).segments()) {
      JsonNode child = FieldPath.child(parent, segment.name());
      JsonNode childLike = child(like, segment.name());
      parent = child == null ? put(parent, segment.name(), hollow(childLike), like) : child;
      like = childLike;
    }
    put(parent, last(path), value.deepCopy(), like);
    return root;
  }

  private static JsonNode put(JsonNode parent, String name, JsonNode child, JsonNode like) {
    if (parent instanceof ArrayNode array) {
      for (int i = array.size(); i < FieldPath.index(name); i++) {
        array.add(hollow(child(like, Integer.toString(i))));
      }
      array.add(child);
    } else {
      ((ObjectNode) parent).set(name, child);
    }
    return child;
  }

  private static JsonNode child(JsonNode container, String name) {
    return container == null ? null : FieldPath.child(container, name);
  }

  private static JsonNode hollow(JsonNode like) {
    if (like == null || like.isObject()) {
      return JsonNodeFactory.instance.objectNode();
    }
    return like.isArray() ? JsonNodeFactory.instance.arrayNode() : like;
  }

  /** Removes the member or element at {@code path}; the elements behind it move up. */
  public static JsonNode remove(JsonNode root, FieldPath path) {
    JsonNode parent = parent(path).in(root);
    if (parent instanceof ArrayNode array) {
      array.remove(FieldPath.index(last(path)));
    } else if (parent instanceof ObjectNode object) {
      object.remove(last(path));
    }
    return root;
  }

  private static FieldPath parent(FieldPath path) {
    return new FieldPath(path.segments().subList(0, path.segments().size() - 1));
  }

  private static String last(FieldPath path) {
    return path.segments().get(path.segments().size() - 1).name();
  }
}
