package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A schema resource: a document root or a subschema with an {@code $id} of its own. Two resources
 * are equal when they are the same object.
 */
public final class SchemaResource {
  /** Stands for a name that two different schemas of one resource bear. */
  private static final JsonNode AMBIGUOUS = MissingNode.getInstance();

  private final SchemaDocument document;
  private final JsonNode node;
  private final Dialect dialect;
  private final String uri;
  private final Map<String, JsonNode> anchors = new HashMap<>();
  private final Map<String, JsonNode> dynamicAnchors = new HashMap<>();

  SchemaResource(SchemaDocument document, JsonNode node, Dialect dialect, String uri) {
    this.document = document;
    this.node = node;
    this.dialect = dialect;
    this.uri = uri;
  }

  /** Only for the scan, before anyone sees the resource. */
  void addAnchor(String name, JsonNode schema) {
    add(anchors, name, schema);
  }

  /** As {@link #addAnchor}; a dynamic anchor is a plain one as well. */
  void addDynamicAnchor(String name, JsonNode schema) {
    add(anchors, name, schema);
    add(dynamicAnchors, name, schema);
  }

  private static void add(Map<String, JsonNode> anchors, String name, JsonNode schema) {
    JsonNode before = anchors.putIfAbsent(name, schema);
    if (before != null && !before.equals(schema)) {
      anchors.put(name, AMBIGUOUS);
    }
  }

  /** The draft that this resource is written in. */
  public Dialect dialect() {
    return dialect;
  }

  /** The {@code $schema} of this resource, if it names no dialect that is known. */
  public Optional<String> unknownDialect() {
    JsonNode named = node.get("$schema");
    return named != null && named.isTextual() && Dialect.ofUri(named.textValue()).isEmpty()
        ? Optional.of(named.textValue())
        : Optional.empty();
  }

  /** The absolute URI of this resource, without a fragment; references are relative to it. */
  public String uri() {
    return uri;
  }

  /** The root of this resource. */
  public Subschema root() {
    return new Subschema(node, this);
  }

  /** The subschema with {@code "$dynamicAnchor": name} in this resource. */
  public Optional<Subschema> dynamicAnchor(String name) {
    return named(dynamicAnchors, name);
  }

  /** Whether two different schemas in this resource have {@code "$dynamicAnchor": name}. */
  public boolean isAmbiguous(String name) {
    return dynamicAnchors.get(name) == AMBIGUOUS;
  }

  /** Whether the root has {@code "$recursiveAnchor": true}. */
  public boolean isRecursiveAnchor() {
    return dialect == Dialect.DRAFT_2019_09 && node.path("$recursiveAnchor").asBoolean();
  }

  /**
   * Whether any {@code $dynamicAnchor} stands in this resource, or its root is a recursive anchor.
   */
  public boolean isDynamic() {
    return !dynamicAnchors.isEmpty() || isRecursiveAnchor();
  }

  Optional<Subschema> anchor(String name) {
    return named(anchors, name);
  }

  Set<String> anchorNames() {
    return anchors.keySet();
  }

  JsonNode node() {
    return node;
  }

  SchemaDocument document() {
    return document;
  }

  private Optional<Subschema> named(Map<String, JsonNode> names, String name) {
    JsonNode schema = names.get(name);
    return schema == null || schema == AMBIGUOUS
        ? Optional.empty()
        : Optional.of(new Subschema(schema, this));
  }
}
