package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.pattern.SchemaPattern;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Subschema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All subschemas that one value must satisfy together: a schema with its references followed and
 * its {@code allOf} opened. Two sites are equal when they are made of the same subschemas.
 */
final class Site {
  private final Set<Subschema> parts = new LinkedHashSet<>();
  private boolean never;
  private Optional<Subschema> whole = Optional.empty();

  /** A keyword where it stands. */
  record Held(Subschema part, JsonNode value) {
    /** The subschema that the value is. */
    Subschema schema() {
      return part.child(value);
    }
  }

  private Site() {}

  static Site of(Subschema schema) {
    return of(List.of(schema));
  }

  static Site of(List<Subschema> schemas) {
    Site site = new Site();
    schemas.forEach(schema -> site.gather(schema, new LinkedHashSet<>()));
    site.whole = schemas.size() == 1 ? Optional.of(schemas.get(0)) : Optional.empty();
    return site;
  }

  private void gather(Subschema schema, Set<Subschema> seen) {
    JsonNode node = schema.node();
    if (node.isBoolean()) {
      never |= !node.booleanValue();
    }
    if (!node.isObject() || !seen.add(schema)) {
      return;
    }
    JsonNode reference = node.path("$ref");
    if (reference.isTextual()) {
      schema.resolve(reference.textValue()).ifPresent(target -> gather(target, seen));
    }
    if (!reference.isTextual() || schema.dialect().isAtLeast(Dialect.DRAFT_2019_09)) {
      boolean says = !(reference.isTextual() && node.size() == 1);
      if (says) {
        parts.add(schema);
      }
      node.path("allOf").forEach(part -> gather(schema.child(part), seen));
    }
  }

  /** Whether a part is {@code false}. */
  boolean refusesAll() {
    return never;
  }

  /** The one schema that all parts come from, if there is one. */
  Optional<Subschema> whole() {
    return whole;
  }

  /** The keyword, where nothing else says what a value must be. */
  Optional<Held> only(String keyword) {
    boolean others =
        never
            || parts.stream()
                .anyMatch(
                    part ->
                        part.node().properties().stream()
                            .map(Map.Entry::getKey)
                            .anyMatch(
                                name ->
                                    !name.equals(keyword)
                                        && !Keywords.isName(name)
                                        && !Keywords.isAnnotation(part.dialect(), name)));
    List<Held> held = held(keyword);
    return others || held.size() != 1 ? Optional.empty() : Optional.of(held.get(0));
  }

  Set<Subschema> parts() {
    return parts;
  }

  /** Where a keyword stands in the parts. */
  List<Held> held(String keyword) {
    return parts.stream()
        .filter(part -> part.node().has(keyword))
        .map(part -> new Held(part, part.node().get(keyword)))
        .toList();
  }

  /** The subschemas that are the values of a keyword. */
  List<Subschema> schemas(String keyword) {
    return held(keyword).stream()
        .map(Held::schema)
        .filter(schema -> schema.node().isObject() || schema.node().isBoolean())
        .toList();
  }

  /** The names in {@code properties}. */
  SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    held("properties")
        .forEach(properties -> properties.value().fieldNames().forEachRemaining(names::add));
    return names;
  }

  /** The names in {@code required}. */
  SortedSet<String> required() {
    SortedSet<String> names = new TreeSet<>();
    held("required").forEach(list -> list.value().forEach(name -> names.add(name.asText())));
    return names;
  }

  /** Whether {@code properties} or {@code patternProperties} has something about a name. */
  boolean declares(String name) {
    return parts.stream().anyMatch(part -> !declared(part, name).isEmpty());
  }

  /** What the value of a member must satisfy, also where only its absence of a name says so. */
  Site member(String name) {
    List<Subschema> schemas = new ArrayList<>();
    for (Subschema part : parts) {
      List<Subschema> declared = declared(part, name);
      schemas.addAll(declared);
      JsonNode additional = part.node().get("additionalProperties");
      if (declared.isEmpty() && additional != null) {
        schemas.add(part.child(additional));
      }
    }
    return of(schemas);
  }

  static List<Subschema> declared(Subschema part, String name) {
    JsonNode own = part.node().path("properties").get(name);
    Stream<JsonNode> matching =
        part.node().path("patternProperties").properties().stream()
            .filter(entry -> matches(entry.getKey(), name))
            .map(Map.Entry::getValue);
    return Stream.concat(Optional.ofNullable(own).stream(), matching).map(part::child).toList();
  }

  private static boolean matches(String pattern, String name) {
    SchemaPattern parsed = SchemaPattern.of(pattern);
    return parsed.find(name) == SchemaPattern.Match.FOUND;
  }

  /** Whether the site says nothing at all about a value. */
  boolean isOpen() {
    return !never
        && parts.stream()
            .allMatch(
                part -> {
                  for (Map.Entry<String, JsonNode> member : part.node().properties()) {
                    if (!Keywords.isAnnotation(part.dialect(), member.getKey())) {
                      return false;
                    }
                  }
                  return true;
                });
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Site that && parts.equals(that.parts) && never == that.never;
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }
}
