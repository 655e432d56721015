package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The part of a URI after the {@code #}: nothing, a JSON pointer, or the name of an anchor. */
final class Fragment {
  private Fragment() {}

  /** The schema that the fragment names in a resource. */
  static Optional<Subschema> in(SchemaResource resource, String fragment) {
    if (fragment.isEmpty()) {
      return Optional.of(resource.root());
    }
    Optional<String> decoded = UriText.decode(fragment);
    return isPointer(fragment)
        ? decoded.flatMap(pointer -> follow(resource, tokens(pointer)))
        : decoded.flatMap(resource::anchor);
  }

  static boolean isPointer(String fragment) {
    return fragment.startsWith("/") || fragment.startsWith("%2F") || fragment.startsWith("%2f");
  }

  /** The steps of a pointer that is not the empty one. */
  static List<String> tokens(String pointer) {
    return Arrays.stream(pointer.substring(1).split("/", -1))
        .map(token -> token.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  private static Optional<Subschema> follow(SchemaResource start, List<String> tokens) {
    JsonNode node = start.node();
    SchemaResource resource = start;
    for (String token : tokens) {
      node = step(node, token);
      if (node == null) {
        return Optional.empty();
      }
      SchemaResource inner = start.document().resourceAt(node, resource);
      if (inner.node() != node && hidesIdentifier(node, inner)) {
        return Optional.empty();
      }
      resource = inner;
    }
    return SchemaPositions.isSchema(node)
        ? Optional.of(new Subschema(node, resource))
        : Optional.empty();
  }

  /**
   * Whether the node has an identifier that the scan did not see, below an unknown keyword or in
   * data: what is relative to it has no agreed meaning.
   */
  private static boolean hidesIdentifier(JsonNode node, SchemaResource resource) {
    return Identifiers.of(node, resource.dialect())
        .map(UriText::withoutFragment)
        .filter(id -> !UriText.resolve(resource.uri(), id).equals(resource.uri()))
        .isPresent();
  }

  /** The member or element of this name, or null. */
  static JsonNode step(JsonNode container, String token) {
    if (!container.isArray()) {
      return container.get(token);
    }
    boolean index = token.matches("0|[1-9][0-9]{0,8}");
    return index ? container.get(Integer.parseInt(token)) : null;
  }
}
