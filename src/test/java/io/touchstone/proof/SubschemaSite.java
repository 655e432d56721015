package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A place directly below a schema where a subschema stands.
 *
 * @param holder the object or array that has the subschema as an element
 * @param key its name, or its index
 * @param inPlace whether the subschema judges the same value as the schema
 */
record SubschemaSite(JsonNode holder, String key, boolean inPlace) {
  private static final Set<String> SINGLE =
      Set.of(
          "items",
          "additionalItems",
          "additionalProperties",
          "contains",
          "propertyNames",
          "unevaluatedItems",
          "unevaluatedProperties");
  private static final Set<String> SINGLE_IN_PLACE = Set.of("not", "if", "then", "else");
  private static final Set<String> LISTS_IN_PLACE = Set.of("allOf", "anyOf", "oneOf");
  private static final Set<String> MAPS = Set.of("properties", "patternProperties");

  /** The places below a schema, without those in its definitions. */
  static List<SubschemaSite> below(JsonNode schema) {
    List<SubschemaSite> sites = new ArrayList<>();
    schema
        .properties()
        .forEach(
            member -> {
              String word = member.getKey();
              JsonNode value = member.getValue();
              if (word.equals("dependentSchemas") || word.equals("dependencies")) {
                addMap(sites, value, true);
              } else if (MAPS.contains(word)) {
                addMap(sites, value, false);
              } else if (LISTS_IN_PLACE.contains(word)) {
                addList(sites, value, true);
              } else if (word.equals("prefixItems") || word.equals("items") && value.isArray()) {
                addList(sites, value, false);
              } else if (SINGLE.contains(word) || SINGLE_IN_PLACE.contains(word)) {
                sites.add(new SubschemaSite(schema, word, SINGLE_IN_PLACE.contains(word)));
              }
            });
    return sites;
  }

  private static void addMap(List<SubschemaSite> sites, JsonNode map, boolean inPlace) {
    map.properties()
        .forEach(
            member -> {
              if (!member.getValue().isArray()) {
                sites.add(new SubschemaSite(map, member.getKey(), inPlace));
              }
            });
  }

  private static void addList(List<SubschemaSite> sites, JsonNode list, boolean inPlace) {
    for (int i = 0; i < list.size(); i++) {
      sites.add(new SubschemaSite(list, Integer.toString(i), inPlace));
    }
  }

  JsonNode get() {
    return holder instanceof ArrayNode list ? list.get(Integer.parseInt(key)) : holder.get(key);
  }

  void set(JsonNode subschema) {
    if (holder instanceof ArrayNode list) {
      list.set(Integer.parseInt(key), subschema);
    } else {
      ((ObjectNode) holder).set(key, subschema);
    }
  }
}
