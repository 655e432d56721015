package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Subschema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All subschemas that may have a say about one value: those of a {@link Site}, and in whatever
 * branch they stand. What only a {@code not} or a condition says is no say, but the names in it are
 * known.
 */
public final class Location {
  private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf");
  private static final List<String> BRANCHES = List.of("then", "else");
  private static final List<String> MAPS = List.of("dependentSchemas", "dependencies");

  private static final List<String> CONDITIONS = List.of("if", "not");
  private static final List<String> NAMING =
      List.of("required", "dependentRequired", "dependentSchemas", "dependencies");

  private final Set<Subschema> parts = new LinkedHashSet<>();

  /** Those that only a {@code not} or a condition has. */
  private final Set<Subschema> conditions = new LinkedHashSet<>();

  private Location() {}

  /** The location of the values that a schema is about. */
  public static Location of(Subschema schema) {
    return of(Set.of(schema));
  }

  static Location of(Iterable<Subschema> schemas) {
    return of(schemas, List.of());
  }

  private static Location of(Iterable<Subschema> parts, Iterable<Subschema> conditions) {
    Location location = new Location();
    parts.forEach(part -> location.gather(part, location.parts));
    conditions.forEach(condition -> location.gather(condition, location.conditions));
    return location;
  }

  private void gather(Subschema schema, Set<Subschema> among) {
    JsonNode node = schema.node();
    if (!node.isObject() || !among.add(schema)) {
      return;
    }
    JsonNode reference = node.path("$ref");
    if (reference.isTextual()) {
      schema.resolve(reference.textValue()).ifPresent(target -> gather(target, among));
    }
    LISTS.forEach(list -> node.path(list).forEach(part -> gather(schema.child(part), among)));
    BRANCHES.forEach(branch -> gather(schema.child(node.path(branch)), among));
    for (String map : MAPS) {
      for (JsonNode part : node.path(map)) {
        gather(schema.child(part), among);
      }
    }
    CONDITIONS.forEach(key -> gather(schema.child(node.path(key)), conditions));
  }

  /** The names of members that any part declares. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    parts.forEach(part -> part.node().path("properties").fieldNames().forEachRemaining(names::add));
    return names;
  }

  /** Whether any part declares a member of this name, itself or by a pattern. */
  public boolean declares(String name) {
    return !declared(parts, name).isEmpty();
  }

  /**
   * Whether a name of a member occurs in what is said here, though nothing may be said about its
   * value: as one that must be there, or in a condition.
   */
  public boolean mentions(String name) {
    return declares(name)
        || !declared(conditions, name).isEmpty()
        || Stream.concat(parts.stream(), conditions.stream()).anyMatch(part -> names(part, name));
  }

  private static boolean names(Subschema part, String name) {
    boolean named =
        NAMING.stream()
            .map(keyword -> part.node().path(keyword))
            .anyMatch(value -> value.has(name) || lists(value, name));
    Site names = Site.of(part.child(part.node().path("propertyNames")));
    return named
        || names.held("const").stream().anyMatch(held -> held.value().asText().equals(name))
        || names.held("enum").stream().anyMatch(held -> lists(held.value(), name));
  }

  /** In an array, or in one of the arrays that members are. */
  private static boolean lists(JsonNode value, String name) {
    for (JsonNode one : value) {
      boolean nested = value.isObject() && one.isArray() && lists(one, name);
      if (nested || value.isArray() && one.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether values with parts are listed here one by one. */
  public boolean listsContainers() {
    return Stream.concat(parts.stream(), conditions.stream())
        .anyMatch(
            part ->
                part.node().path("const").isContainerNode()
                    || Values.hasContainer(part.node().path("enum")));
  }

  private static List<Subschema> declared(Set<Subschema> among, String name) {
    return among.stream().flatMap(part -> Site.declared(part, name).stream()).toList();
  }

  /** The location of the values of a member that is declared. */
  public Location member(String name) {
    return of(declared(parts, name), declared(conditions, name));
  }

  /** The location of all values of members, whatever their names. */
  Location members() {
    List<Subschema> schemas = new ArrayList<>(otherMembers().parts);
    names().forEach(name -> schemas.addAll(declared(parts, name)));
    return of(schemas);
  }

  /** The location of the values of all members that no name is declared for. */
  public Location otherMembers() {
    return of(others(parts), others(conditions));
  }

  private static List<Subschema> others(Set<Subschema> among) {
    List<Subschema> schemas = new ArrayList<>();
    for (Subschema part : among) {
      add(schemas, part, "additionalProperties");
      add(schemas, part, "unevaluatedProperties");
      for (Map.Entry<String, JsonNode> entry : part.node().path("patternProperties").properties()) {
        schemas.add(part.child(entry.getValue()));
      }
    }
    return schemas;
  }

  /** The location of all elements. */
  public Location elements() {
    return of(elements(parts), elements(conditions));
  }

  private static List<Subschema> elements(Set<Subschema> among) {
    List<Subschema> schemas = new ArrayList<>();
    for (Subschema part : among) {
      for (String keyword : List.of("items", "additionalItems", "unevaluatedItems", "contains")) {
        add(schemas, part, keyword);
      }
      for (String keyword : List.of("items", "prefixItems")) {
        if (part.node().path(keyword).isArray()) {
          part.node().path(keyword).forEach(element -> schemas.add(part.child(element)));
        }
      }
    }
    return schemas;
  }

  /**
   * Whether any part says what members of any name are like, and so that there may be any. One that
   * lets them be anything says no more than one that is silent.
   */
  public boolean isMap() {
    return parts.stream()
        .anyMatch(
            part ->
                Stream.of("additionalProperties", "unevaluatedProperties")
                    .map(keyword -> part.node().path(keyword))
                    .anyMatch(value -> value.isObject() && !Site.of(part.child(value)).isOpen()));
  }

  private static void add(List<Subschema> schemas, Subschema part, String keyword) {
    JsonNode value = part.node().path(keyword);
    if (value.isObject()) {
      schemas.add(part.child(value));
    }
  }

  /** This location and another as one. */
  Location and(Location other) {
    List<Subschema> schemas = new ArrayList<>(parts);
    schemas.addAll(other.parts);
    return of(schemas);
  }

  /** Whether no schema has a say here. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Location that
        && parts.equals(that.parts)
        && conditions.equals(that.conditions);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }
}
