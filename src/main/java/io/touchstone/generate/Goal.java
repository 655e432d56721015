package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.DynamicScope;
import io.touchstone.schema.Schema;
import io.touchstone.schema.Subschema;
import java.util.Map;
import java.util.Optional;

/**
 * A subschema where it stands.
 *
 * @param scope what was entered on the way to it
 */
record Goal(Subschema schema, DynamicScope scope) {
  private static final Map<String, Dialect> SINCE =
      Map.ofEntries(
          Map.entry("const", Dialect.DRAFT_6),
          Map.entry("contains", Dialect.DRAFT_6),
          Map.entry("propertyNames", Dialect.DRAFT_6),
          Map.entry("if", Dialect.DRAFT_7),
          Map.entry("dependentRequired", Dialect.DRAFT_2019_09),
          Map.entry("dependentSchemas", Dialect.DRAFT_2019_09),
          Map.entry("unevaluatedProperties", Dialect.DRAFT_2019_09),
          Map.entry("unevaluatedItems", Dialect.DRAFT_2019_09),
          Map.entry("minContains", Dialect.DRAFT_2019_09),
          Map.entry("maxContains", Dialect.DRAFT_2019_09),
          Map.entry("$recursiveRef", Dialect.DRAFT_2019_09),
          Map.entry("prefixItems", Dialect.DRAFT_2020_12),
          Map.entry("$dynamicRef", Dialect.DRAFT_2020_12));

  static Goal of(Schema schema) {
    return new Goal(schema.root(), DynamicScope.EMPTY.entering(schema.root().resource()));
  }

  JsonNode node() {
    return schema.node();
  }

  boolean isAtLeast(Dialect dialect) {
    return schema.dialect().isAtLeast(dialect);
  }

  /** The value of a keyword, if it is there and means something in this draft. */
  Optional<JsonNode> keyword(String name) {
    Dialect first = SINCE.get(name);
    boolean hidden =
        !isAtLeast(Dialect.DRAFT_2019_09) && !name.equals("$ref") && node().has("$ref");
    boolean heeded = !hidden && (first == null || isAtLeast(first));
    return heeded ? Optional.ofNullable(node().get(name)) : Optional.empty();
  }

  Goal child(JsonNode node) {
    return to(schema.child(node));
  }

  private Goal to(Subschema target) {
    return new Goal(target, scope.entering(target.resource()));
  }

  /** Where a reference leads; empty if that is nowhere. */
  Optional<Goal> target(String keyword, String reference) {
    return schema
        .resolve(reference)
        .map(
            found ->
                switch (keyword) {
                  case "$dynamicRef" -> to(dynamic(reference, found));
                  case "$recursiveRef" -> to(scope.recursive(found));
                  default -> to(found);
                });
  }

  private Subschema dynamic(String reference, Subschema target) {
    return scope
        .outermost(reference, target)
        .flatMap(resource -> resource.dynamicAnchor(DynamicScope.anchor(reference)))
        .orElse(target);
  }
}
