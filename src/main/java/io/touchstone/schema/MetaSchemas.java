package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The standard meta-schemas, from the class path. There is one copy in a process, so that two
 * schemas which refer to a meta-schema refer to the same nodes.
 */
final class MetaSchemas {
  private static final String OLD = "http://json-schema.org/draft-0";
  private static final String NEW = "https://json-schema.org/draft/20";

  private static final List<String> PATHS =
      List.of(
          "draft-04/schema",
          "draft-06/schema",
          "draft-07/schema",
          "draft/2019-09/schema",
          "draft/2019-09/meta/applicator",
          "draft/2019-09/meta/content",
          "draft/2019-09/meta/core",
          "draft/2019-09/meta/format",
          "draft/2019-09/meta/meta-data",
          "draft/2019-09/meta/validation",
          "draft/2020-12/schema",
          "draft/2020-12/meta/applicator",
          "draft/2020-12/meta/content",
          "draft/2020-12/meta/core",
          "draft/2020-12/meta/format-annotation",
          "draft/2020-12/meta/format-assertion",
          "draft/2020-12/meta/meta-data",
          "draft/2020-12/meta/unevaluated",
          "draft/2020-12/meta/validation");

  /** Loaded when it is first asked for. */
  private static final class Shelf {
    static final SchemaLibrary LIBRARY = new SchemaLibrary(load(), Dialect.DRAFT_2020_12);
  }

  private MetaSchemas() {}

  /** The resource of a meta-schema's URI, without a fragment. */
  static Optional<SchemaResource> find(String uri) {
    return isOne(uri) ? Optional.of(Shelf.LIBRARY.find(uri).orElseThrow()) : Optional.empty();
  }

  /** Whether a meta-schema has this URI, without a fragment. */
  static boolean isOne(String uri) {
    return (uri.startsWith(OLD) || uri.startsWith(NEW)) && PATHS.contains(path(uri));
  }

  private static String path(String uri) {
    return uri.substring(uri.indexOf("draft"));
  }

  private static Map<String, JsonNode> load() {
    Map<String, JsonNode> documents = new HashMap<>();
    for (String path : PATHS) {
      String host = path.startsWith("draft-") ? "http://" : "https://";
      documents.put(host + "json-schema.org/" + path, read("/" + path));
    }
    return documents;
  }

  private static JsonNode read(String resource) {
    try (InputStream in = com.networknt.schema.SchemaRegistry.class.getResourceAsStream(resource)) {
      return StrictJson.value(in.readAllBytes(), resource, JsonLimits.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
