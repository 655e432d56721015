package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import java.util.Map;
import java.util.Optional;

/**
 * A schema document: its resources, and where its references lead. Immutable for callers, who share
 * the tree and must not change it; safe to share between threads.
 */
public final class Schema {
  /** The URI of a document without an identifier, the same for every one. */
  static final String BASE = "schema:/";

  private final JsonNode json;
  private final String source;
  private final SchemaLibrary library;
  private final SchemaDocument document;

  private Schema(JsonNode json, String source, SchemaLibrary library, SchemaDocument document) {
    this.json = json;
    this.source = source;
    this.library = library;
    this.document = document;
  }

  /**
   * A schema as it is; nothing is checked.
   *
   * @param fallback the dialect if {@code $schema} names no known one
   * @param source how messages name it
   */
  public static Schema of(JsonNode json, Dialect fallback, String source) {
    return of(json, fallback, source, Map.of());
  }

  /**
   * A schema as it is, with other documents that its references may lead to.
   *
   * @param remotes by absolute URI without a fragment
   */
  public static Schema of(
      JsonNode json, Dialect fallback, String source, Map<String, JsonNode> remotes) {
    Dialect dialect = Identifiers.dialect(json).orElse(fallback);
    SchemaLibrary library = new SchemaLibrary(remotes, dialect);
    SchemaDocument document = SchemaDocument.scan(json, BASE, dialect, library);
    return new Schema(json, source, library, document);
  }

  /** The document as it was read. */
  public JsonNode json() {
    return json;
  }

  /** The draft of the document root. */
  public Dialect dialect() {
    return document.root().dialect();
  }

  /** The {@code $schema} of the root, if it names no dialect that is known. */
  public Optional<String> unknownDialect() {
    return document.root().unknownDialect();
  }

  /**
   * Whether two schemas are written alike, they and all documents that their references may lead
   * to, so that they mean the same whatever they mean.
   */
  public boolean isWrittenAs(Schema other) {
    return dialect() == other.dialect()
        && JsonEquality.equal(json, other.json)
        && library.documents().equals(other.library.documents());
  }

  /** The file or stream as the user named it. */
  public String source() {
    return source;
  }

  /** The whole document as a subschema. */
  public Subschema root() {
    return document.root().root();
  }

  /** A document that was handed in, by its URI. */
  Subschema remote(String uri) {
    return library.find(uri).orElseThrow().root();
  }

  /** The other documents that were handed in, by URI. */
  Map<String, JsonNode> remotes() {
    return library.documents();
  }
}
