package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a schema calls itself, in the words of its draft. */
final class Identifiers {
  private Identifiers() {}

  /** The dialect that {@code $schema} names, if it is a known one. */
  static Optional<Dialect> dialect(JsonNode schema) {
    JsonNode uri = schema.get("$schema");
    return uri != null && uri.isTextual() ? Dialect.ofUri(uri.textValue()) : Optional.empty();
  }

  /** The identifier as it is written; up to draft 7 a {@code $ref} beside it hides it. */
  static Optional<String> of(JsonNode schema, Dialect dialect) {
    JsonNode id = schema.get(dialect == Dialect.DRAFT_4 ? "id" : "$id");
    if (id == null || !id.isTextual() || (isOld(dialect) && hasReference(schema))) {
      return Optional.empty();
    }
    return Optional.of(id.textValue());
  }

  /** Tells the resource of the anchors that stand at this schema. */
  static void anchors(JsonNode schema, SchemaResource resource) {
    Dialect dialect = resource.dialect();
    if (isOld(dialect)) {
      of(schema, dialect)
          .map(UriText::fragment)
          .filter(name -> !name.isEmpty() && !name.startsWith("/"))
          .ifPresent(name -> resource.addAnchor(name, schema));
      return;
    }
    text(schema, "$anchor").ifPresent(name -> resource.addAnchor(name, schema));
    if (dialect == Dialect.DRAFT_2020_12) {
      text(schema, "$dynamicAnchor").ifPresent(name -> resource.addDynamicAnchor(name, schema));
    }
  }

  private static boolean isOld(Dialect dialect) {
    return !dialect.isAtLeast(Dialect.DRAFT_2019_09);
  }

  private static boolean hasReference(JsonNode schema) {
    JsonNode reference = schema.get("$ref");
    return reference != null && reference.isTextual();
  }

  private static Optional<String> text(JsonNode schema, String keyword) {
    JsonNode value = schema.get(keyword);
    return value != null && value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }
}
