package io.touchstone.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.diff.Place;
import io.touchstone.diff.Probe;
import io.touchstone.diff.Step;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.util.List;
import java.util.Optional;

/** Schemas of documents that keep, or break, a demand at one place. */
final class Whereabouts {
  private static final List<String> DEFINITIONS = List.of("$defs", "definitions");
  private static final List<String> NAMES =
      List.of("$id", "$dynamicRef", "$recursiveRef", "$anchor", "$dynamicAnchor");

  private Whereabouts() {}

  /**
   * The documents that break a demand at a place; empty where the demand cannot stand alone,
   * because it refers to other places of its schema than definitions.
   *
   * @param place where in the document
   */
  static Optional<Schema> breaking(Probe probe, Place place) {
    return schema(probe, at(place.steps(), not(probe.demand()), probe.owner().dialect()));
  }

  /** The documents with a value at a place that a schema accepts. */
  static Optional<Schema> having(Probe probe, List<Step> steps) {
    return probe.demand().isBoolean() ? Optional.empty() : schema(probe, accepted(probe, steps));
  }

  private static ObjectNode accepted(Probe probe, List<Step> steps) {
    ObjectNode schema = object("allOf", JsonNodeFactory.instance.arrayNode().add(probe.demand()));
    return at(steps, schema, probe.owner().dialect());
  }

  /** A schema that values at some place satisfy. */
  record Having(Probe probe, List<Step> steps) {}

  /**
   * The documents that do not break a demand at a place while they have all of something else.
   * Empty where both refer to definitions, each to those of its own schema.
   */
  static Optional<Schema> keeping(Probe probe, Place place, List<Having> having) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    all.add(at(place.steps(), not(probe.demand()), probe.owner().dialect()));
    Probe owner = probe;
    for (Having one : having) {
      all.add(accepted(one.probe(), one.steps()));
      if (!one.probe().demand().findValues("$ref").isEmpty()) {
        if (!owner.demand().findValues("$ref").isEmpty() && owner.owner() != one.probe().owner()) {
          return Optional.empty();
        }
        owner = one.probe();
      }
    }
    return having.stream().allMatch(one -> standsAlone(one.probe().demand()))
            && standsAlone(probe.demand())
        ? schema(owner, not(object("allOf", all)))
        : Optional.empty();
  }

  private static Optional<Schema> schema(Probe probe, ObjectNode documents) {
    Schema owner = probe.owner();
    if (!standsAlone(probe.demand())) {
      return Optional.empty();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("$schema", owner.dialect().uri());
    json.putArray("allOf").add(documents);
    if (!probe.demand().findValues("$ref").isEmpty()) {
      for (String key : DEFINITIONS) {
        JsonNode definitions = owner.json().path(key);
        if (definitions.isObject()) {
          if (!standsAlone(definitions)) {
            return Optional.empty();
          }
          json.set(key, definitions);
        }
      }
    }
    return Optional.of(Schema.of(json, owner.dialect(), "a place in " + owner.source()));
  }

  /** A member of one of these names is a keyword where it is a text; a property's is a schema. */
  private static boolean standsAlone(JsonNode node) {
    boolean named =
        NAMES.stream().anyMatch(key -> node.findValues(key).stream().anyMatch(JsonNode::isTextual));
    return !named
        && node.findValues("$ref").stream()
            .filter(JsonNode::isTextual)
            .allMatch(
                reference ->
                    reference.asText().startsWith("#/$defs/")
                        || reference.asText().startsWith("#/definitions/"));
  }

  /** The values that have a part there which a schema accepts. */
  private static ObjectNode at(List<Step> steps, ObjectNode schema, Dialect dialect) {
    if (steps.isEmpty()) {
      return schema;
    }
    ObjectNode below = at(steps.subList(1, steps.size()), schema, dialect);
    Step step = steps.get(0);
    if (step instanceof Step.Member member) {
      ObjectNode json = object("type", JsonNodeFactory.instance.textNode("object"));
      json.putArray("required").add(member.name());
      json.putObject("properties").set(member.name(), below);
      return json;
    }
    if (step instanceof Step.Element element) {
      ArrayNode elements = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < element.index(); i++) {
        elements.addObject();
      }
      elements.add(below);
      ObjectNode json = object("type", JsonNodeFactory.instance.textNode("array"));
      json.put("minItems", element.index() + 1);
      json.set(dialect == Dialect.DRAFT_2020_12 ? "prefixItems" : "items", elements);
      return json;
    }
    if (step instanceof Step.AnyMember any) {
      return some("object", object("patternProperties", object(any.pattern(), not(below))));
    }
    if (step instanceof Step.OtherMember other) {
      ObjectNode none = object("additionalProperties", not(below));
      ObjectNode names = none.putObject("properties");
      other.names().forEach(names::putObject);
      return some("object", none);
    }
    return some("array", object("items", not(below)));
  }

  /** Not for all parts that it is not so. */
  private static ObjectNode some(String type, ObjectNode forNone) {
    ObjectNode json = object("type", JsonNodeFactory.instance.textNode(type));
    json.set("not", forNone);
    return json;
  }

  /** In draft 4, {@code true} and {@code false} are no schemas. */
  private static ObjectNode not(JsonNode schema) {
    ObjectNode any = JsonNodeFactory.instance.objectNode();
    if (schema.isBoolean()) {
      return schema.booleanValue() ? object("not", any) : any;
    }
    return object("not", schema);
  }

  private static ObjectNode object(String key, JsonNode value) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set(key, value);
    return json;
  }
}
