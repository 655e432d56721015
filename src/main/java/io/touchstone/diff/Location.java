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
 * branch they stand. What only a {@code not} or a condition says is no say.
 */
public final class Location {
  private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf");
  private static final List<String> BRANCHES = List.of("then", "else");
  private static final List<String> MAPS = List.of("dependentSchemas", "dependencies");

  private final Set<Subschema> parts = new LinkedHashSet<>();

  private Location() {}

  /** The location of the values that a schema is about. */
  public static Location of(Subschema schema) {
    return of(Set.of(schema));
  }

  static Location of(Iterable<Subschema> schemas) {
    Location location = new Location();
    schemas.forEach(location::gather);
    return location;
  }

  private void gather(Subschema schema) {
    JsonNode node = schema.node();
    if (!node.isObject() || !parts.add(schema)) {
      return;
    }
    JsonNode reference = node.path("$ref");
    if (reference.isTextual()) {
      schema.resolve(reference.textValue()).ifPresent(this::gather);
    }
    LISTS.forEach(list -> node.path(list).forEach(part -> gather(schema.child(part))));
    BRANCHES.forEach(branch -> gather(schema.child(node.path(branch))));
    MAPS.forEach(
        map ->
            node.path(map).properties().forEach(entry -> gather(schema.child(entry.getValue()))));
  }

  /** The names of members that any part declares. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    parts.forEach(part -> part.node().path("properties").fieldNames().forEachRemaining(names::add));
    return names;
  }

  /** Whether any part declares a member of this name, itself or by a pattern. */
  public boolean declares(String name) {
    return !declared(name).isEmpty();
  }

  private List<Subschema> declared(String name) {
    List<Subschema> declared = new ArrayList<>();
    for (Subschema part : parts) {
      declared.addAll(Site.declared(part, name));
    }
    return declared;
  }

  /** The location of the values of a member that is declared. */
  public Location member(String name) {
    return of(declared(name));
  }

  /** The location of the values of all members that no name is declared for. */
  public Location otherMembers() {
    List<Subschema> schemas = new ArrayList<>();
    for (Subschema part : parts) {
      add(schemas, part, "additionalProperties");
      add(schemas, part, "unevaluatedProperties");
      for (Map.Entry<String, JsonNode> entry : part.node().path("patternProperties").properties()) {
        schemas.add(part.child(entry.getValue()));
      }
    }
    return of(schemas);
  }

  /** The location of all elements. */
  public Location elements() {
    List<Subschema> schemas = new ArrayList<>();
    for (Subschema part : parts) {
      for (String keyword : List.of("items", "additionalItems", "unevaluatedItems", "contains")) {
        add(schemas, part, keyword);
      }
      for (String keyword : List.of("items", "prefixItems")) {
        if (part.node().path(keyword).isArray()) {
          part.node().path(keyword).forEach(element -> schemas.add(part.child(element)));
        }
      }
    }
    return of(schemas);
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

  /** Whether no schema has a say here. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Location that && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }
}
