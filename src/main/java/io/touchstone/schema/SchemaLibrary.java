package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The documents outside a schema that its references may lead to: those handed in, and the standard
 * meta-schemas. Each is scanned when it is first asked for.
 */
final class SchemaLibrary {
  private final Map<String, JsonNode> documents;
  private final Dialect fallback;
  private final Map<String, SchemaResource> resources = new HashMap<>();
  private boolean complete;

  /**
   * @param documents by URI, without a fragment
   * @param fallback the dialect of those that name none
   */
  SchemaLibrary(Map<String, JsonNode> documents, Dialect fallback) {
    this.documents = documents.isEmpty() ? Map.of() : Map.copyOf(documents);
    this.fallback = fallback;
  }

  /** The documents that were handed in, by URI. */
  Map<String, JsonNode> documents() {
    return documents;
  }

  /** The resource of a URI without a fragment. */
  Optional<SchemaResource> find(String uri) {
    SchemaResource own = documents.isEmpty() ? null : own(uri);
    return own == null ? MetaSchemas.find(uri) : Optional.of(own);
  }

  private synchronized SchemaResource own(String uri) {
    if (!resources.containsKey(uri) && documents.containsKey(uri)) {
      scan(uri);
    }
    if (!resources.containsKey(uri) && !complete) {
      documents.keySet().stream().sorted().forEach(this::scan);
      complete = true;
    }
    return resources.get(uri);
  }

  private void scan(String uri) {
    SchemaDocument document = SchemaDocument.scan(documents.get(uri), uri, fallback, this);
    resources.putIfAbsent(uri, document.root());
    document.resources().forEach(resources::putIfAbsent);
  }
}
