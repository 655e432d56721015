package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Takes parts out of a tree. All paths count as they lead before anything is taken out. */
final class Pruning {
  private Pruning() {}

  /** A copy without what lies at or below the paths; without the root nothing but null is left. */
  static JsonNode without(JsonNode root, Collection<FieldPath> paths) {
    List<List<FieldPath.Segment>> rests = paths.stream().map(FieldPath::segments).toList();
    return rests.stream().anyMatch(List::isEmpty) ? NullNode.instance : prune(root, rests);
  }

  private static JsonNode prune(JsonNode node, List<List<FieldPath.Segment>> paths) {
    if (paths.isEmpty()) {
      return node;
    }
    if (node.isObject()) {
      ObjectNode kept = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        List<List<FieldPath.Segment>> below = below(paths, member.getKey());
        if (below.stream().noneMatch(List::isEmpty)) {
          kept.set(member.getKey(), prune(member.getValue(), below));
        }
      }
      return kept;
    }
    if (node.isArray()) {
      ArrayNode kept = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < node.size(); i++) {
        List<List<FieldPath.Segment>> below = below(paths, Integer.toString(i));
        if (below.stream().noneMatch(List::isEmpty)) {
          kept.add(prune(node.get(i), below));
        }
      }
      return kept;
    }
    return node;
  }

  /** What is left of the paths that lead through this member or element. */
  private static List<List<FieldPath.Segment>> below(
      List<List<FieldPath.Segment>> paths, String name) {
    return paths.stream()
        .filter(path -> path.get(0).wildcard() || path.get(0).name().equals(name))
        .map(path -> path.subList(1, path.size()))
        .toList();
  }
}
