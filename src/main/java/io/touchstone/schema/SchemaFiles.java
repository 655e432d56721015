package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads one schema with all the files that it refers to, directly or not. */
final class SchemaFiles {
  private final Optional<Dialect> asked;
  private final Optional<SchemaFolder> folder;
  private final Map<String, JsonDocument> files = new LinkedHashMap<>();
  private final Deque<Loaded> unread = new ArrayDeque<>();

  /**
   * A document whose references were not followed yet.
   *
   * @param uri its base where it has no identifier
   * @param name its file below the folder; empty for the first document
   */
  private record Loaded(JsonDocument document, String uri, String name) {}

  SchemaFiles(Optional<Dialect> asked, Optional<SchemaFolder> folder) {
    this.asked = asked;
    this.folder = folder;
  }

  Schema read(JsonDocument root) {
    Dialect fallback = asked.orElse(Dialect.DRAFT_2020_12);
    unread.add(new Loaded(root, Schema.BASE, ""));
    Dialect dialect = Identifiers.dialect(root.root()).orElse(fallback);
    while (!unread.isEmpty()) {
      Loaded loaded = unread.remove();
      SchemaCheck.check(loaded.document(), loaded.name().isEmpty() ? fallback : dialect);
      follow(loaded, dialect);
    }
    Map<String, JsonNode> remotes = new LinkedHashMap<>();
    files.forEach((uri, document) -> remotes.put(uri, document.root()));
    Schema schema = Schema.of(root.root(), dialect, root.source(), remotes);
    new ReferenceCheck(root).check(schema.root());
    files.forEach((uri, document) -> new ReferenceCheck(document).check(schema.remote(uri)));
    return schema;
  }

  private void follow(Loaded loaded, Dialect dialect) {
    SchemaLibrary none = new SchemaLibrary(Map.of(), dialect);
    Subschema root =
        SchemaDocument.scan(loaded.document().root(), loaded.uri(), dialect, none).root().root();
    SchemaWalk.walk(
        root,
        (schema, at) ->
            SchemaWalk.references(
                schema,
                (keyword, reference) -> {
                  String uri = UriText.withoutFragment(schema.absolute(reference));
                  boolean known = files.containsKey(uri) || schema.resourceOf(uri).isPresent();
                  if (!known) {
                    FieldPath path = at.then(keyword);
                    load(loaded, root.resource(), schema.resource(), reference, uri, path);
                  }
                }));
  }

  private void load(
      Loaded from,
      SchemaResource root,
      SchemaResource resource,
      String reference,
      String uri,
      FieldPath at) {
    boolean ours = uri.startsWith(Schema.BASE);
    if (folder.isEmpty() || (!ours && !uri.startsWith(parent(root.uri())))) {
      return;
    }
    boolean leaves = ours && UriText.leavesRoot(resource.uri(), UriText.withoutFragment(reference));
    if (leaves) {
      throw leaves(from, at, reference, "");
    }
    String start = ours ? Schema.BASE : parent(root.uri());
    String below = UriText.decode(uri.substring(start.length())).orElse("");
    String name = ours ? below : parent(from.name()) + below;
    if (!folder.get().has(name)) {
      if (ours) {
        throw missing(from, at, reference, folder.get().source(name));
      }
      return;
    }
    if (!folder.get().holds(name)) {
      throw leaves(from, at, reference, " by a symbolic link");
    }
    JsonDocument document = folder.get().read(name);
    files.put(uri, document);
    unread.add(new Loaded(document, uri, name));
  }

  private static JsonInputException leaves(
      Loaded from, FieldPath at, String reference, String how) {
    return from.document()
        .fault(
            at,
            "expected a file in the folder of the schema or below it, found "
                + ReferenceCheck.quoted(reference)
                + ", which leads out of it"
                + how
                + "; copy that schema into the folder");
  }

  private static JsonInputException missing(
      Loaded from, FieldPath at, String reference, String file) {
    return from.document()
        .fault(
            at,
            ReferenceCheck.quoted(reference)
                + " leads nowhere: there is no file "
                + file
                + "; add it, or correct the reference");
  }

  private static String parent(String uri) {
    return uri.substring(0, uri.lastIndexOf('/') + 1);
  }
}
