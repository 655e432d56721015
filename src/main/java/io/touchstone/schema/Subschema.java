package io.touchstone.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A subschema where it stands. Equal to another when both are the same node, not only the same
 * text, in the same resource.
 *
 * @param node the subschema itself
 * @param resource the innermost resource around it
 */
public record Subschema(JsonNode node, SchemaResource resource) {
  /**
   * The subschema of a node below this one, in its own resource if it begins one.
   *
   * @param child a schema somewhere in this node, in no other resource than this or its own
   */
  public Subschema child(JsonNode child) {
    return new Subschema(child, resource.document().resourceAt(child, resource));
  }

  /** The target of a {@code $ref} that stands here; empty when it leads nowhere. */
  public Optional<Subschema> resolve(String reference) {
    return resourceOf(uri(reference))
        .flatMap(found -> Fragment.in(found, UriText.fragment(reference)));
  }

  /** The absolute URI of a reference that stands here, also when it leads nowhere. */
  public String absolute(String reference) {
    String fragment = UriText.fragment(reference);
    return fragment.isEmpty() ? uri(reference) : uri(reference) + "#" + fragment;
  }

  /**
   * Whether a reference leads to a document that is not known here at all, and so to the same
   * unknown place from wherever it is written. One that leads nowhere inside what is known does
   * not.
   */
  public boolean leadsOutside(String reference) {
    String uri = uri(reference);
    return !uri.equals(resource.uri()) && resource.document().isForeign(uri);
  }

  /** The resource of a URI without a fragment, as it is known here. */
  Optional<SchemaResource> resourceOf(String uri) {
    return uri.equals(resource.uri()) ? Optional.of(resource) : resource.document().find(uri);
  }

  private String uri(String reference) {
    return UriText.resolve(resource.uri(), UriText.withoutFragment(reference));
  }

  /** The draft that this subschema is written in. */
  public Dialect dialect() {
    return resource.dialect();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Subschema that && node == that.node && resource == that.resource;
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(node) + System.identityHashCode(resource);
  }
}
