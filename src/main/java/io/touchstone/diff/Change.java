package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.SourcePosition;
import java.util.Optional;

/**
 * One fact: something is not as it was.
 *
 * @param coordinate what kind of fact it is
 * @param path where: in the documents of the side, or for a contract's own terms the term; empty
 *     for the whole
 * @param before what was there
 * @param after what is there now
 * @param oldPosition where that stands in the old file, if it stands there
 * @param newPosition where that stands in the new file, if it stands there
 * @param place the place in documents, for facts about schemas
 * @param oldDemand what the old schema demands there, if a schema can say it
 * @param newDemand what the new schema demands there, if a schema can say it
 */
public record Change(
    Coordinate coordinate,
    FieldPath path,
    Optional<JsonNode> before,
    Optional<JsonNode> after,
    Optional<SourcePosition> oldPosition,
    Optional<SourcePosition> newPosition,
    Place place,
    Optional<Probe> oldDemand,
    Optional<Probe> newDemand) {

  /** The place whose value the demands are about: of a required member, the object around it. */
  public Place demandedAt() {
    return coordinate.keyword().equals("required") ? place.parent() : place;
  }

  /** The same fact, which does not tell which way the whole moves. */
  Change unsure() {
    return new Change(
        coordinate,
        path,
        before,
        after,
        oldPosition,
        newPosition,
        new Place(place.steps(), place.branches(), false),
        oldDemand,
        newDemand);
  }

  /** {@code inputs required added at query}. */
  @Override
  public String toString() {
    return coordinate + (path.isRoot() ? "" : " at " + path);
  }
}
