package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Subschema;
import java.util.List;

/**
 * What two versions say of the values at one place.
 *
 * @param old the subschemas of the old version that hold there
 * @param now those of the new version
 * @param oldLocation all that the old version may say there, in other branches too
 * @param newLocation all that the new version may say there
 * @param place where that is
 */
record Pair(Site old, Site now, Location oldLocation, Location newLocation, Place place) {

  static Pair of(Subschema old, Subschema now) {
    return new Pair(Site.of(old), Site.of(now), Location.of(old), Location.of(now), Place.ROOT);
  }

  /** The pair at a part of the value. */
  Pair below(Step step, Site oldPart, Site newPart) {
    return new Pair(
        oldPart,
        newPart,
        Location.of(oldPart.parts()),
        Location.of(newPart.parts()),
        place.then(step));
  }

  /**
   * A pair of branches that hold for the same value.
   *
   * @param exclusive whether of {@code oneOf}
   */
  Pair branches(Subschema oldBranch, Subschema newBranch, boolean exclusive) {
    return new Pair(
        Site.of(oldBranch),
        Site.of(newBranch),
        oldLocation,
        newLocation,
        place.inBranch(oldBranch.node(), newBranch.node(), exclusive));
  }

  /**
   * A pair of schemas that hold for the same value under one condition.
   *
   * @param oldWhole the old one together with its condition
   * @param newWhole the new one together with its condition
   */
  Pair consequences(Subschema oldPart, Subschema newPart, JsonNode oldWhole, JsonNode newWhole) {
    return new Pair(
        Site.of(oldPart),
        Site.of(newPart),
        oldLocation,
        newLocation,
        place.inBranch(oldWhole, newWhole, false));
  }

  /** What makes two visits the same visit. */
  List<Object> key() {
    return List.of(old, now);
  }
}
