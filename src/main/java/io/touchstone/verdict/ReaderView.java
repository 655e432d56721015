package io.touchstone.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.diff.Change;
import io.touchstone.diff.Motion;
import io.touchstone.diff.Probe;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import io.touchstone.schema.Subschema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The documents that readers of the old version bear: they skip members and values of enums that
 * they do not know.
 *
 * <p>Only what asks for a value to be so is loosened, never what asks for it not to be. Where a
 * branch of {@code oneOf} is loosened, it is enough that any branch accepts.
 */
final class ReaderView {
  private final Schema old;
  private final String definitions;
  private final Map<Subschema, String> names = new HashMap<>();
  private final ObjectNode added = JsonNodeFactory.instance.objectNode();

  private ReaderView(Schema old) {
    this.old = old;
    this.definitions = old.dialect().isAtLeast(Dialect.DRAFT_2019_09) ? "$defs" : "definitions";
  }

  /** The old schema, loosened; itself where there is nothing to loosen, or no sure way to do it. */
  static Schema of(Schema old) {
    JsonNode json = old.json();
    boolean unsure = old.root().resource().isDynamic() || refersToItself(json, false);
    if (unsure || !Loosening.reaches(old.root())) {
      return old;
    }
    ReaderView view = new ReaderView(old);
    ObjectNode whole = view.loosen(old.root()).deepCopy();
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    if (json.path(view.definitions).isObject()) {
      all.setAll((ObjectNode) json.get(view.definitions));
    }
    all.setAll(view.added);
    whole.set(view.definitions, all);
    return Schema.of(whole, old.dialect(), "what readers of " + old.source() + " bear");
  }

  /**
   * What readers insist on of a demand of the old version; empty where they insist on nothing.
   *
   * @param change what the demand is about
   */
  static Optional<Probe> of(Probe probe, Change change) {
    JsonNode demand = probe.demand();
    if (!demand.isObject()) {
      boolean skipped = change.coordinate().motion() == Motion.ADDED && demand.isBoolean();
      return skipped ? Optional.empty() : Optional.of(probe);
    }
    ObjectNode whole = demand.deepCopy();
    for (String key : List.of("$defs", "definitions")) {
      if (probe.owner().json().path(key).isObject()) {
        whole.set(key, probe.owner().json().get(key));
      }
    }
    Schema strict = Schema.of(whole, probe.owner().dialect(), probe.owner().source());
    Schema loose = of(strict);
    if (loose == strict) {
      return Optional.of(probe);
    }
    ObjectNode rest = loose.json().deepCopy();
    rest.remove(List.of("$defs", "definitions"));
    return Optional.of(new Probe(rest, loose));
  }

  /**
   * Whether something that stays as it is refers to what is loosened in place: anything but
   * definitions.
   */
  private static boolean refersToItself(JsonNode node, boolean stays) {
    if (node.isArray()) {
      for (JsonNode element : node) {
        if (refersToItself(element, stays)) {
          return true;
        }
      }
      return false;
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String key = member.getKey();
      boolean reference = key.equals("$ref") && member.getValue().isTextual();
      if (reference && stays && !isToDefinitions(member.getValue().textValue())) {
        return true;
      }
      boolean kept = stays || Set.of("not", "if", "contains", "$defs", "definitions").contains(key);
      if (refersToItself(member.getValue(), kept)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isToDefinitions(String reference) {
    return reference.startsWith("#/$defs/") || reference.startsWith("#/definitions/");
  }

  private JsonNode loosen(Subschema schema) {
    JsonNode node = schema.node();
    boolean ours = schema.resource() == old.root().resource();
    if (!node.isObject() || !ours) {
      return node;
    }
    ObjectNode loose = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      member(schema, member.getKey(), member.getValue(), loose);
    }
    return loose;
  }

  private void member(Subschema schema, String keyword, JsonNode value, ObjectNode loose) {
    if (keyword.equals("$ref") && value.isTextual()) {
      loose.set(keyword, reference(schema, value));
    } else if (keyword.equals("enum") && value.isArray()) {
      conjoin(loose, types(value));
    } else if (Loosening.closes(keyword, value)) {
      loose.set(keyword, BooleanNode.TRUE);
    } else if (keyword.equals("oneOf") && value.isArray()) {
      oneOf(schema, value, loose);
    } else if (keyword.equals("allOf") && value.isArray()) {
      value.forEach(part -> conjoin(loose, loosen(schema.child(part))));
    } else if (Loosening.LISTS.contains(keyword) && value.isArray()) {
      loose.set(keyword, list(schema, value));
    } else if (Loosening.MAPS.contains(keyword) && value.isObject()) {
      ObjectNode map = loose.putObject(keyword);
      value
          .properties()
          .forEach(entry -> map.set(entry.getKey(), loosen(schema.child(entry.getValue()))));
    } else if (Loosening.SCHEMAS.contains(keyword)) {
      loose.set(keyword, loosen(schema.child(value)));
    } else if (keyword.equals("contains") && !schema.node().has("maxContains")) {
      loose.set(keyword, loosen(schema.child(value)));
    } else {
      loose.set(keyword, value);
    }
  }

  private static void conjoin(ObjectNode loose, JsonNode part) {
    ArrayNode parts =
        loose.path("allOf").isArray() ? (ArrayNode) loose.get("allOf") : loose.putArray("allOf");
    parts.add(part);
  }

  private ArrayNode list(Subschema schema, JsonNode list) {
    ArrayNode loose = JsonNodeFactory.instance.arrayNode();
    list.forEach(element -> loose.add(loosen(schema.child(element))));
    return loose;
  }

  private void oneOf(Subschema schema, JsonNode branches, ObjectNode loose) {
    boolean any = false;
    for (JsonNode branch : branches) {
      any |= Loosening.reaches(schema.child(branch));
    }
    if (any) {
      conjoin(loose, JsonNodeFactory.instance.objectNode().set("anyOf", list(schema, branches)));
    } else {
      loose.set("oneOf", branches);
    }
  }

  private JsonNode reference(Subschema schema, JsonNode reference) {
    Optional<Subschema> target = schema.resolve(reference.textValue());
    boolean ours =
        target.isPresent()
            && target.get().resource() == old.root().resource()
            && Loosening.reaches(target.get());
    if (!ours) {
      return reference;
    }
    String name = names.get(target.get());
    if (name == null) {
      name = "read-" + names.size();
      names.put(target.get(), name);
      ObjectNode copy = ((ObjectNode) loosen(target.get())).deepCopy();
      copy.remove("$anchor");
      copy.remove("$schema");
      copy.remove("$id");
      added.set(name, copy);
    }
    return JsonNodeFactory.instance.textNode("#/" + definitions + "/" + name);
  }

  private static ObjectNode types(JsonNode values) {
    SortedSet<String> types = new TreeSet<>();
    values.forEach(value -> types.add(type(value)));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("type");
    types.stream()
        .filter(type -> !(type.equals("integer") && types.contains("number")))
        .forEach(list::add);
    return json;
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "array";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
      case NUMBER -> value.decimalValue().stripTrailingZeros().scale() <= 0 ? "integer" : "number";
      case STRING -> "string";
      default -> "object";
    };
  }
}
