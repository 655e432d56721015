package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonTree;
import java.math.BigDecimal;

/**
 * One small change of an expected output, which a golden file notices or does not.
 *
 * @param kind what is changed
 * @param path where; of {@link Kind#ADDED} and {@link Kind#REORDERED}, the container
 */
public record Mutation(Kind kind, FieldPath path) {

  /** What can be changed at a place. */
  public enum Kind {
    /** A leaf has another value of its type. */
    VALUE("another value"),
    /** A leaf has a value of another type. */
    TYPE("another type"),
    /** A member or an element is not there. */
    REMOVED("no value at all"),
    /** The elements of an array stand in another order. */
    REORDERED("another order of its elements"),
    /** An object has a member more, or an array an element. */
    ADDED("a member or an element more");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What the answer would have there. */
    public String words() {
      return words;
    }
  }

  /** Whether the place can be changed so. */
  boolean appliesTo(JsonNode root) {
    JsonNode value = path.in(root);
    return switch (kind) {
      case VALUE -> value.isValueNode() && !value.isNull();
      case TYPE -> value.isValueNode() || value.isEmpty();
      case REMOVED -> !path.isRoot();
      case REORDERED -> value.isArray() && !JsonEquality.equal(value, reversed(value));
      case ADDED -> value.isContainerNode();
    };
  }

  /** Changes a tree in place, as {@link JsonTree} does; returns its root. */
  JsonNode applyTo(JsonNode root) {
    JsonNode value = path.in(root);
    return switch (kind) {
      case VALUE -> JsonTree.replace(root, path, another(value));
      case TYPE -> JsonTree.replace(root, path, anotherType(value));
      case REMOVED -> JsonTree.remove(root, path);
      case REORDERED -> JsonTree.replace(root, path, reversed(value));
      case ADDED -> {
        FieldPath added = added(value);
        yield JsonTree.add(root, added, TextNode.valueOf("added"), root);
      }
    };
  }

  /** At or below which place a difference must be seen. */
  FieldPath seenAt(JsonNode root) {
    return switch (kind) {
      case VALUE, TYPE, REORDERED, REMOVED -> path;
      case ADDED -> added(path.in(root));
    };
  }

  private FieldPath added(JsonNode container) {
    if (container.isArray()) {
      return path.then(Integer.toString(container.size()));
    }
    String name = "added";
    while (container.has(name)) {
      name += "_";
    }
    return path.then(name);
  }

  private static JsonNode another(JsonNode value) {
    if (value.isTextual()) {
      return TextNode.valueOf(value.textValue() + "~");
    }
    return value.isBoolean()
        ? BooleanNode.valueOf(!value.booleanValue())
        : DecimalNode.valueOf(opposite(value.decimalValue()));
  }

  /** A sum would write out all digits of a number such as 1e999999. */
  private static BigDecimal opposite(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ONE : number.negate();
  }

  private static JsonNode anotherType(JsonNode value) {
    return value.isTextual() ? IntNode.valueOf(0) : TextNode.valueOf("changed");
  }

  private static ArrayNode reversed(JsonNode array) {
    ArrayNode reversed = JsonNodeFactory.instance.arrayNode();
    for (int i = array.size() - 1; i >= 0; i--) {
      reversed.add(array.get(i));
    }
    return reversed;
  }
}
