package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Goes through all schemas of a document: those that stand where schemas stand, and those elsewhere
 * that a pointer makes one.
 */
final class SchemaWalk {
  private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef", "$recursiveRef");

  private final BiConsumer<Subschema, FieldPath> visitor;
  private final Set<Subschema> seen = new HashSet<>();
  private final Map<SchemaResource, FieldPath> places = new HashMap<>();
  private final Deque<Reference> unfollowed = new ArrayDeque<>();

  private record Reference(Subschema from, String text) {}

  private SchemaWalk(BiConsumer<Subschema, FieldPath> visitor) {
    this.visitor = visitor;
  }

  /** Parents first, each with its place in the document. */
  static void walk(Subschema root, BiConsumer<Subschema, FieldPath> visitor) {
    SchemaWalk walk = new SchemaWalk(visitor);
    walk.visit(root, FieldPath.ROOT);
    while (!walk.unfollowed.isEmpty()) {
      Reference reference = walk.unfollowed.remove();
      reference.from().resolve(reference.text()).ifPresent(to -> walk.arrive(reference, to));
    }
  }

  private void visit(Subschema schema, FieldPath at) {
    seen.add(schema);
    places.putIfAbsent(schema.resource(), at);
    visitor.accept(schema, at);
    references(schema, (keyword, text) -> unfollowed.add(new Reference(schema, text)));
    SchemaPositions.below(
        schema.node(),
        (keyword, name, child) -> {
          FieldPath below = at.then(keyword);
          visit(schema.child(child), name == null ? below : below.then(name));
        });
  }

  /** A place where no schema stands by itself has a schema when a pointer leads there. */
  private void arrive(Reference reference, Subschema to) {
    boolean here = to.resource().document() == reference.from().resource().document();
    String pointer = UriText.decode(UriText.fragment(reference.text())).orElse("");
    if (!here || seen.contains(to) || !pointer.startsWith("/")) {
      return;
    }
    String uri = UriText.withoutFragment(reference.from().absolute(reference.text()));
    FieldPath at = places.get(reference.from().resourceOf(uri).orElseThrow());
    for (String token : Fragment.tokens(pointer)) {
      at = at.then(token);
    }
    visit(to, at);
  }

  /** The keywords of this schema, without those below, that refer to another, with their texts. */
  static void references(Subschema schema, BiConsumer<String, String> visitor) {
    for (String keyword : REFERENCES) {
      JsonNode reference = schema.node().get(keyword);
      if (reference != null && reference.isTextual() && isKnown(keyword, schema.dialect())) {
        visitor.accept(keyword, reference.textValue());
      }
    }
  }

  private static boolean isKnown(String keyword, Dialect dialect) {
    return switch (keyword) {
      case "$dynamicRef" -> dialect == Dialect.DRAFT_2020_12;
      case "$recursiveRef" -> dialect == Dialect.DRAFT_2019_09;
      default -> true;
    };
  }
}
