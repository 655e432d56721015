package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.JsonEquality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A member that is null left out, and one that is left out as null: only where the contract says
 * that both mean the same, by {@code "default": null} of an optional property, also behind a {@code
 * $ref} into the contract and in {@code allOf}.
 */
final class NullOrMissing extends Respelling {
  @Override
  public String name() {
    return "null-or-missing";
  }

  @Override
  public String words() {
    return "null for a missing member, or none for null";
  }

  @Override
  public String catches() {
    return "subjects that tell null from missing where the contract does not";
  }

  @Override
  public Optional<String> objection(StressCase stressed) {
    return variants(stressed).isEmpty()
        ? Optional.of("the contract has no optional member here whose default is null")
        : Optional.empty();
  }

  /** Which members may be null is for the contract to say, which a replay is not held against. */
  @Override
  public boolean allows(Question question) {
    return JsonEquality.equal(withoutNulls(question.plain()), withoutNulls(question.asked()));
  }

  /** Without members that are null; elements stay. */
  private static JsonNode withoutNulls(JsonNode value) {
    if (value.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      value.properties().stream()
          .filter(member -> !member.getValue().isNull())
          .forEach(member -> object.set(member.getKey(), withoutNulls(member.getValue())));
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
      value.forEach(element -> array.add(withoutNulls(element)));
      return array;
    }
    return value;
  }

  @Override
  int trials(StressCase stressed) {
    return Math.min(stressed.effort().some(), variants(stressed).size());
  }

  @Override
  Question question(StressCase stressed, int trial) {
    return new Question(stressed.input(), variants(stressed).get(trial));
  }

  private static List<JsonNode> variants(StressCase stressed) {
    JsonNode schema = stressed.bench().subject().rules().schema().orElse(null);
    if (schema == null) {
      return List.of();
    }
    List<JsonNode> variants = new ArrayList<>();
    new Toggles(schema).of(stressed.input(), schema, variants);
    return variants.stream().distinct().filter(stressed::accepts).toList();
  }

  /**
   * Finds members that may be null or missing.
   *
   * @param root the schema of the whole input
   */
  private record Toggles(JsonNode root) {

    /** Adds the value once for each member that can be left out, or added, with that one done. */
    void of(JsonNode value, JsonNode schema, List<JsonNode> variants) {
      List<JsonNode> parts = new ArrayList<>();
      collect(schema, parts);
      parts.forEach(part -> ofPart(value, part, variants));
    }

    /** The schema, and those that hold for the same value because it says so. */
    private void collect(JsonNode schema, List<JsonNode> parts) {
      if (parts.stream().anyMatch(known -> known == schema)) {
        return;
      }
      parts.add(schema);
      String reference = schema.path("$ref").asText();
      if (reference.startsWith("#/")) {
        collect(root.at(reference.substring(1)), parts);
      } else if (reference.equals("#")) {
        collect(root, parts);
      }
      schema.path("allOf").forEach(each -> collect(each, parts));
    }

    private void ofPart(JsonNode value, JsonNode schema, List<JsonNode> variants) {
      JsonNode properties = schema.path("properties");
      if (value.isObject() && properties.isObject()) {
        properties.properties().forEach(each -> member(value, schema, each.getKey(), variants));
      } else if (value.isArray() && schema.path("items").isObject()) {
        for (int i = 0; i < value.size(); i++) {
          int index = i;
          List<JsonNode> below = new ArrayList<>();
          of(value.get(i), schema.get("items"), below);
          below.forEach(
              each -> {
                ArrayNode array = value.deepCopy();
                array.set(index, each);
                variants.add(array);
              });
        }
      }
    }

    private void member(JsonNode object, JsonNode schema, String name, List<JsonNode> variants) {
      JsonNode property = schema.get("properties").get(name);
      JsonNode value = object.get(name);
      if (hasDefaultNull(property) && !requires(schema, name)) {
        if (value == null || value.isNull()) {
          ObjectNode other = object.deepCopy();
          if (value == null) {
            other.set(name, JsonNodeFactory.instance.nullNode());
          } else {
            other.remove(name);
          }
          variants.add(other);
        }
      }
      if (value != null) {
        List<JsonNode> below = new ArrayList<>();
        of(value, property, below);
        below.forEach(
            each -> {
              ObjectNode other = object.deepCopy();
              other.set(name, each);
              variants.add(other);
            });
      }
    }

    private boolean hasDefaultNull(JsonNode property) {
      List<JsonNode> parts = new ArrayList<>();
      collect(property, parts);
      return parts.stream().anyMatch(part -> part.path("default").isNull());
    }
  }

  private static boolean requires(JsonNode schema, String name) {
    for (JsonNode required : schema.path("required")) {
      if (required.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
