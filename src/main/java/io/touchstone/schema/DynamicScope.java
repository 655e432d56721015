package io.touchstone.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What decides where {@code $dynamicRef} and {@code $recursiveRef} lead (JSON Schema 2020-12 core,
 * section 7.1; 2019-09, section 8.2.4.2.1).
 *
 * @param resources those with dynamic anchors that have been entered, outermost first
 */
public record DynamicScope(List<SchemaResource> resources) {
  /** Nothing was entered yet. */
  public static final DynamicScope EMPTY = new DynamicScope(List.of());

  public DynamicScope {
    resources = List.copyOf(resources);
  }

  /** This scope with one more resource, unless it changes nothing. */
  public DynamicScope entering(SchemaResource resource) {
    if (!resource.isDynamic() || resources.contains(resource)) {
      return this;
    }
    List<SchemaResource> entered = new ArrayList<>(resources);
    entered.add(resource);
    return new DynamicScope(entered);
  }

  /**
   * The outermost resource with the dynamic anchor that a reference names; empty where the
   * reference is a plain one, because where it leads there is no such anchor.
   *
   * @param target where it leads as a plain reference
   */
  public Optional<SchemaResource> outermost(String reference, Subschema target) {
    String anchor = anchor(reference);
    return anchor.equals(target.node().path("$dynamicAnchor").textValue())
        ? entering(target.resource()).resources.stream()
            .filter(
                resource ->
                    resource.isAmbiguous(anchor) || resource.dynamicAnchor(anchor).isPresent())
            .findFirst()
        : Optional.empty();
  }

  /** The name of the anchor that a reference ends with. */
  public static String anchor(String reference) {
    return reference.substring(reference.indexOf('#') + 1);
  }

  /**
   * Where a {@code $recursiveRef} leads.
   *
   * @param target where it leads as a plain reference
   */
  public Subschema recursive(Subschema target) {
    return target.resource().isRecursiveAnchor()
        ? entering(target.resource()).resources.stream()
            .filter(SchemaResource::isRecursiveAnchor)
            .findFirst()
            .map(SchemaResource::root)
            .orElse(target)
        : target;
  }
}
