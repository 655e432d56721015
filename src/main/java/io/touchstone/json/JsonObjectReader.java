package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the members of one object of a document and complains, with file, line and column, of what
 * is missing, unknown or of the wrong type.
 */
public final class JsonObjectReader {
  private final JsonDocument document;
  private final FieldPath at;
  private final JsonNode object;

  private JsonObjectReader(JsonDocument document, FieldPath at) {
    this.document = document;
    this.at = at;
    this.object = at.in(document.root());
  }

  /**
   * A reader of the object at {@code at}, which must have no member but the known ones.
   *
   * @param what the object in words, with its article: "a golden file"
   */
  public static JsonObjectReader of(
      JsonDocument document, FieldPath at, String what, Collection<String> known) {
    JsonObjectReader reader = anyMember(document, at, what);
    for (Iterator<String> names = reader.object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new JsonInputException(
            document.source(),
            document.keyPosition(at.then(name)),
            "unknown key "
                + JsonText.quote(name)
                + " in "
                + what
                + "; "
                + DidYouMean.among(known, name));
      }
    }
    return reader;
  }

  /** A reader of the object at {@code at}, whose member names are free. */
  public static JsonObjectReader anyMember(JsonDocument document, FieldPath at, String what) {
    JsonNode node = at.in(document.root());
    if (node == null || !node.isObject()) {
      throw document.fault(at, "expected an object, " + what + ", found " + describe(node));
    }
    return new JsonObjectReader(document, at);
  }

  /** The value in words: its type, and the value itself where it is short. */
  public static String describe(JsonNode node) {
    if (node == null) {
      return "nothing";
    }
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      default -> JsonText.excerpt(node, 60);
    };
  }

  public List<String> names() {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  public boolean has(String name) {
    return object.has(name);
  }

  public FieldPath path(String name) {
    return at.then(name);
  }

  /** A complaint about the member, or about the object where it has no such member. */
  public JsonInputException fault(String name, String problem) {
    return document.fault(at.then(name), problem);
  }

  /** A complaint about any place of the same document. */
  public JsonInputException fault(FieldPath path, String problem) {
    return document.fault(path, problem);
  }

  public JsonNode required(String name) {
    JsonNode node = object.get(name);
    if (node == null) {
      throw document.fault(at, "expected the key " + JsonText.quote(name) + ", found none; add it");
    }
    return node;
  }

  public Optional<String> text(String name) {
    JsonNode node = object.get(name);
    if (node == null) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw wrongType(name, "a string", node);
    }
    return Optional.of(node.textValue());
  }

  /** A list of strings; empty where the member is missing. */
  public List<String> texts(String name) {
    JsonNode node = object.get(name);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray()) {
      throw wrongType(name, "an array of strings", node);
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      if (!node.get(i).isTextual()) {
        throw document.fault(
            at.then(name).then(Integer.toString(i)),
            "expected a string, found " + describe(node.get(i)));
      }
      texts.add(node.get(i).textValue());
    }
    return texts;
  }

  /** An object of strings in the order of the file; empty where the member is missing. */
  public Map<String, String> textMap(String name) {
    if (!has(name)) {
      return Map.of();
    }
    Map<String, String> map = new LinkedHashMap<>();
    JsonObjectReader inner = anyMember(document, at.then(name), "each member a string");
    for (String key : inner.names()) {
      map.put(key, inner.text(key).orElseThrow());
    }
    return map;
  }

  public Optional<Boolean> bool(String name) {
    JsonNode node = object.get(name);
    if (node == null) {
      return Optional.empty();
    }
    if (!node.isBoolean()) {
      throw wrongType(name, "true or false", node);
    }
    return Optional.of(node.booleanValue());
  }

  /** A whole number between {@code least} and {@code most}. */
  public Optional<Long> integer(String name, long least, long most) {
    JsonNode node = object.get(name);
    if (node == null) {
      return Optional.empty();
    }
    if (!isWhole(node, least, most)) {
      throw wrongType(name, "a whole number between " + least + " and " + most, node);
    }
    return Optional.of(node.longValue());
  }

  private static boolean isWhole(JsonNode node, long least, long most) {
    if (!node.isNumber()) {
      return false;
    }
    BigDecimal value = JsonNumbers.decimal(node);
    return value.stripTrailingZeros().scale() <= 0
        && value.compareTo(BigDecimal.valueOf(least)) >= 0
        && value.compareTo(BigDecimal.valueOf(most)) <= 0;
  }

  private JsonInputException wrongType(String name, String expected, JsonNode found) {
    return fault(
        name,
        "expected " + expected + " for " + JsonText.quote(name) + ", found " + describe(found));
  }
}
