package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Paths with wildcards, on a value. */
public final class FieldPaths {
  /** Every member or element. */
  static final FieldPath ANY = new FieldPath(List.of(new FieldPath.Segment("*", true)));

  private FieldPaths() {}

  /**
   * The same places in fewer words: a wildcard where a path goes through an array and all elements
   * are meant.
   *
   * @param paths without wildcards
   */
  public static List<FieldPath> generalized(Collection<FieldPath> paths, JsonNode root) {
    Set<FieldPath> meant = new HashSet<>(paths);
    Map<FieldPath, Boolean> whole = new HashMap<>();
    Set<FieldPath> shown = new LinkedHashSet<>();
    for (FieldPath path : paths) {
      FieldPath wide = wide(path, root);
      shown.add(
          whole.computeIfAbsent(wide, it -> places(it, root).allMatch(meant::contains))
              ? wide
              : path);
    }
    return List.copyOf(shown);
  }

  /** The path with a wildcard for each element of an array. */
  static FieldPath wide(FieldPath path, JsonNode root) {
    List<FieldPath.Segment> segments = new ArrayList<>();
    JsonNode node = root;
    for (FieldPath.Segment segment : path.segments()) {
      segments.addAll(node.isArray() ? ANY.segments() : List.of(segment));
      node = FieldPath.of(segment.name()).in(node);
    }
    return new FieldPath(segments);
  }

  /** The values to which a path leads. */
  static Stream<JsonNode> values(FieldPath path, JsonNode root) {
    return places(path, root).map(place -> place.in(root));
  }

  /** Whether a path leads to anything. */
  static boolean leads(FieldPath path, JsonNode root) {
    return places(path, root).findAny().isPresent();
  }

  /** Whether a path goes by its number to an element of an array, be the element there or not. */
  static boolean numbersElements(FieldPath path, JsonNode root) {
    List<FieldPath.Segment> segments = path.segments();
    return IntStream.range(0, segments.size())
        .filter(i -> segments.get(i).isIndex())
        .anyMatch(
            i -> values(new FieldPath(segments.subList(0, i)), root).anyMatch(JsonNode::isArray));
  }

  /** The places to which a path leads, none of which has a wildcard. */
  public static Stream<FieldPath> places(FieldPath path, JsonNode root) {
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
