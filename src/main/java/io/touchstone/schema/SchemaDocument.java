package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** A document with the resources that lie in it, found in one scan over its schemas. */
final class SchemaDocument {
  private final SchemaLibrary library;
  private final Map<JsonNode, SchemaResource> byNode = new IdentityHashMap<>(4);
  private final Map<String, SchemaResource> byUri = new HashMap<>();
  private SchemaResource root;

  private SchemaDocument(SchemaLibrary library) {
    this.library = library;
  }

  /**
   * @param base the URI of the document where it has no identifier of its own
   * @param library where references lead that leave the document
   */
  static SchemaDocument scan(JsonNode json, String base, Dialect fallback, SchemaLibrary library) {
    SchemaDocument document = new SchemaDocument(library);
    Dialect dialect = Identifiers.dialect(json).orElse(fallback);
    String id = Identifiers.of(json, dialect).map(UriText::withoutFragment).orElse("");
    document.root = new SchemaResource(document, json, dialect, UriText.resolve(base, id));
    document.add(document.root);
    document.identify(json, document.root);
    return document;
  }

  SchemaResource root() {
    return root;
  }

  /** All resources by URI, without those of which there are two different ones. */
  Map<String, SchemaResource> resources() {
    Map<String, SchemaResource> clear = new HashMap<>(byUri);
    clear.values().removeIf(resource -> resource == null);
    return clear;
  }

  /** The resource that begins at this node, or else the one around it. */
  SchemaResource resourceAt(JsonNode node, SchemaResource around) {
    SchemaResource own = byNode.get(node);
    return own == null ? around : own;
  }

  /** The resource of a URI, here or in the library. */
  Optional<SchemaResource> find(String uri) {
    return byUri.containsKey(uri) ? Optional.ofNullable(byUri.get(uri)) : library.find(uri);
  }

  /** Whether neither this document nor the library can have anything under the URI. */
  boolean isForeign(String uri) {
    return !byUri.containsKey(uri) && library.documents().isEmpty() && library.find(uri).isEmpty();
  }

  private void visit(JsonNode node, SchemaResource around) {
    if (!node.isObject()) {
      return;
    }
    Dialect dialect =
        node.has("$schema") ? Identifiers.dialect(node).orElse(around.dialect()) : around.dialect();
    Optional<String> id = Identifiers.of(node, dialect);
    String own = id.map(UriText::withoutFragment).orElse("");
    if (own.isEmpty()) {
      identify(node, around);
      return;
    }
    String uri = UriText.resolve(around.uri(), own);
    boolean anchorOnly = uri.equals(around.uri()) && !UriText.fragment(id.get()).isEmpty();
    SchemaResource resource = anchorOnly ? around : new SchemaResource(this, node, dialect, uri);
    if (!anchorOnly) {
      add(resource);
    }
    identify(node, resource);
  }

  /** Two different resources of one URI leave it without a meaning. */
  private void add(SchemaResource resource) {
    byNode.put(resource.node(), resource);
    if (!byUri.containsKey(resource.uri())) {
      byUri.put(resource.uri(), resource);
    } else {
      SchemaResource first = byUri.get(resource.uri());
      boolean same =
          first != null
              && first.node().equals(resource.node())
              && first.dialect() == resource.dialect();
      if (!same) {
        byUri.put(resource.uri(), null);
      }
    }
  }

  private void identify(JsonNode node, SchemaResource resource) {
    Identifiers.anchors(node, resource);
    SchemaPositions.below(node, (keyword, name, schema) -> visit(schema, resource));
  }
}
