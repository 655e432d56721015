package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Complains about references that lead nowhere. */
final class ReferenceCheck {
  private static final Set<String> FETCHED = Set.of("http", "https", "ftp", "file");

  private final JsonDocument document;

  ReferenceCheck(JsonDocument document) {
    this.document = document;
  }

  /** All references below the root of the document. */
  void check(Subschema root) {
    SchemaWalk.walk(
        root,
        (schema, at) ->
            SchemaWalk.references(
                schema,
                (keyword, reference) -> {
                  if (schema.resolve(reference).isEmpty()) {
                    throw document.fault(at.then(keyword), problem(schema, reference));
                  }
                }));
  }

  private static String problem(Subschema schema, String reference) {
    String uri = UriText.withoutFragment(schema.absolute(reference));
    return schema
        .resourceOf(uri)
        .map(resource -> quoted(reference) + " leads nowhere: " + inside(resource, reference))
        .orElseGet(() -> outside(uri, reference));
  }

  private static String outside(String uri, String reference) {
    if (uri.startsWith(Schema.BASE)) {
      return quoted(reference)
          + " leads to another file, but this schema was not read from a folder; copy that schema"
          + " into this one, below \"$defs\"";
    }
    if (FETCHED.contains(UriText.scheme(uri))) {
      return quoted(reference)
          + " leads to "
          + uri
          + ", which no schema here has as its identifier, and nothing is read over the network;"
          + " copy that schema into a file beside this one and refer to the file";
    }
    return quoted(reference)
        + " leads nowhere: no schema here has the identifier "
        + uri
        + "; add it, or correct the reference";
  }

  private static String inside(SchemaResource resource, String reference) {
    Optional<String> decoded = UriText.decode(UriText.fragment(reference));
    if (decoded.isEmpty()) {
      return "'%' is not followed by two hexadecimal digits; write %25 for the character itself";
    }
    String fragment = decoded.get();
    if (!fragment.startsWith("/")) {
      String where = "there is no anchor " + quoted(fragment) + " in that schema; ";
      return where + DidYouMean.among(resource.anchorNames(), fragment);
    }
    JsonNode node = resource.node();
    List<String> passed = new ArrayList<>();
    for (String token : Fragment.tokens(fragment)) {
      JsonNode next = Fragment.step(node, token);
      if (next == null) {
        return nothing(node, passed, token) + base(resource);
      }
      node = next;
      passed.add(token);
    }
    return "no schema stands there, or one with an identifier below a keyword that is not known;"
        + " move it below \"$defs\"";
  }

  /** Why a pointer that looks right may lead nowhere. */
  private static String base(SchemaResource resource) {
    boolean embedded = resource.document().root() != resource;
    return embedded
        ? "; a pointer begins at the schema with the nearest identifier, here " + resource.uri()
        : "";
  }

  private static String nothing(JsonNode node, List<String> passed, String token) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    String pointer = FieldPath.of(passed.toArray(String[]::new)).pointer();
    return "there is no "
        + quoted(token)
        + " at "
        + quoted("#" + pointer)
        + "; "
        + (node.isArray()
            ? "there are " + node.size() + " elements"
            : DidYouMean.among(names, token));
  }

  static String quoted(String text) {
    return JsonText.quote(text);
  }
}
