package io.touchstone.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes the members of a JSON object that came as a value, without a file, and complains by path. A
 * null member counts as missing.
 *
 * <p>Complaints depend on the value alone: not on the order of its members, and not on how a number
 * is spelled.
 */
public final class JsonMembers {
  private final JsonNode object;
  private final FieldPath at;

  private JsonMembers(JsonNode object, FieldPath at) {
    this.object = object;
    this.at = at;
  }

  /**
   * The members of {@code node}, which must have none but the known ones.
   *
   * @param at where {@code node} stands
   * @param what the object in words, with its article: "a plan"
   * @throws JsonShapeException when it is not an object, or has an unknown member
   */
  public static JsonMembers of(JsonNode node, FieldPath at, String what, Set<String> known) {
    JsonMembers members = anyMember(node, at, what);
    TreeSet<String> unknown = new TreeSet<>();
    node.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      String name = unknown.first();
      String quoted = JsonText.quote(name);
      throw new JsonShapeException(
          at.then(name),
          "unknown key %s in %s; %s".formatted(quoted, what, DidYouMean.among(known, name)));
    }
    return members;
  }

  /** As {@link #of}, but members that nobody knows are passed over. */
  public static JsonMembers anyMember(JsonNode node, FieldPath at, String what) {
    if (node == null || !node.isObject()) {
      throw wrong(at, "an object, " + what, node);
    }
    return new JsonMembers(node, at);
  }

  /** Where the member stands, or would stand. */
  public FieldPath path(String name) {
    return at.then(name);
  }

  /** The member; empty where it is missing or null. */
  public Optional<JsonNode> find(String name) {
    return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
  }

  /** A string member that must be there. */
  public String requiredText(String name) {
    return text(name).orElseThrow(() -> wrong(path(name), "a string", object.get(name)));
  }

  /** A string member; empty where it is missing or null. */
  public Optional<String> text(String name) {
    return find(name).map(node -> text(node, path(name)));
  }

  /** An array of strings; empty where it is missing or null. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : elements(name)) {
      texts.add(text(element, path(name).then(Integer.toString(texts.size()))));
    }
    return texts;
  }

  /** An object; empty where it is missing or null. */
  public Optional<ObjectNode> object(String name) {
    return find(name)
        .map(
            node -> {
              if (node instanceof ObjectNode object) {
                return object;
              }
              throw wrong(path(name), "an object", node);
            });
  }

  /** The elements of an array; empty where it is missing or null. */
  public List<JsonNode> elements(String name) {
    List<JsonNode> elements = new ArrayList<>();
    find(name)
        .ifPresent(
            node -> {
              if (!node.isArray()) {
                throw wrong(path(name), "an array", node);
              }
              node.forEach(elements::add);
            });
    return elements;
  }

  /** True or false; it must be there. */
  public boolean requiredBoolean(String name) {
    return find(name)
        .filter(JsonNode::isBoolean)
        .orElseThrow(() -> wrong(path(name), "true or false", object.get(name)))
        .booleanValue();
  }

  /**
   * A whole number between {@code least} and {@code most}, however it is spelled (3, 3.0); empty
   * where it is missing or null.
   */
  public Optional<Long> wholeNumber(String name, long least, long most) {
    String expected = "a whole number between " + least + " and " + most;
    Optional<BigDecimal> number = number(name, expected);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal value = number.get();
    boolean whole = value.stripTrailingZeros().scale() <= 0;
    boolean inRange =
        value.compareTo(BigDecimal.valueOf(least)) >= 0
            && value.compareTo(BigDecimal.valueOf(most)) <= 0;
    if (!whole || !inRange) {
      throw wrong(path(name), expected, object.get(name));
    }
    return Optional.of(value.longValueExact());
  }

  /** A number; empty where it is missing or null. */
  public Optional<BigDecimal> number(String name) {
    return number(name, "a number");
  }

  private Optional<BigDecimal> number(String name, String expected) {
    return find(name)
        .map(
            node -> {
              if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
                throw wrong(path(name), expected, node);
              }
              return node.decimalValue();
            });
  }

  private static String text(JsonNode node, FieldPath path) {
    if (!node.isTextual()) {
      throw wrong(path, "a string", node);
    }
    return node.textValue();
  }

  /**
   * A complaint about one value.
   *
   * @param expected what should stand there, in words
   * @param found what stands there; null for nothing
   */
  public static JsonShapeException wrong(FieldPath path, String expected, JsonNode found) {
    return new JsonShapeException(path, "expected " + expected + ", found " + describe(found));
  }

  private static String describe(JsonNode node) {
    if (node == null || node.isMissingNode()) {
      return "nothing";
    }
    if (!node.isNumber()) {
      return JsonObjectReader.describe(node);
    }
    try {
      return CanonicalJson.string(node);
    } catch (CanonicalJsonException e) {
      return "a number that binary64 cannot hold";
    }
  }
}
