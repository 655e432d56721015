package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Paths with wildcards, on a value. */
final class FieldPaths {
  /** Every member or element. */
  static final FieldPath ANY = new FieldPath(List.of(new FieldPath.Segment("*", true)));

  private FieldPaths() {}

  /** The values to which a path leads. */
  static Stream<JsonNode> values(FieldPath path, JsonNode root) {
    return places(path, root).map(place -> place.in(root));
  }

  /** Whether a path leads to anything. */
  static boolean leads(FieldPath path, JsonNode root) {
    return places(path, root).findAny().isPresent();
  }

  /** The places to which a path leads, none of which has a wildcard. */
  static Stream<FieldPath> places(FieldPath path, JsonNode root) {
    Stream<FieldPath> places = Stream.of(FieldPath.ROOT);
    for (FieldPath.Segment segment : path.segments()) {
      places = places.flatMap(place -> below(place, segment, root));
    }
    return places;
  }

  private static Stream<FieldPath> below(
      FieldPath place, FieldPath.Segment segment, JsonNode root) {
    JsonNode node = place.in(root);
    if (!segment.wildcard()) {
      FieldPath child = place.then(segment.name());
      return child.in(root) == null ? Stream.empty() : Stream.of(child);
    }
    return node.isObject()
        ? node.properties().stream().map(member -> place.then(member.getKey()))
        : IntStream.range(0, node.size()).mapToObj(i -> place.then(Integer.toString(i)));
  }
}
