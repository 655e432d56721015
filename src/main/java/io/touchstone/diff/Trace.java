package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.diff.Site.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one version has at the place of a change.
 *
 * @param value what is shown; empty where it has nothing
 * @param holder the object of the schema that it stands in
 * @param key its key there
 * @param demand what the version demands of a value there, if a schema can say it
 */
record Trace(
    Optional<JsonNode> value, Optional<JsonNode> holder, String key, Optional<JsonNode> demand) {
  static final Trace NONE = new Trace(Optional.empty(), Optional.empty(), "", Optional.empty());

  /** A keyword of a site, wherever in its parts it stands. */
  static Trace of(Site site, String keyword) {
    return of(site, keyword, List.of());
  }

  /**
   * As {@link #of(Site, String)}.
   *
   * @param beside the keywords that it means nothing without
   */
  static Trace of(Site site, String keyword, List<String> beside) {
    List<Held> held = site.held(keyword);
    if (held.isEmpty()) {
      return NONE;
    }
    List<JsonNode> demands = new ArrayList<>();
    for (Held one : held) {
      ObjectNode demand = object(keyword, one.value());
      for (String other : beside) {
        if (one.part().node().has(other)) {
          demand.set(other, one.part().node().get(other));
        }
      }
      demands.add(demand);
    }
    List<JsonNode> values = Values.distinct(held.stream().map(Held::value).toList());
    return new Trace(
        Optional.of(values.size() == 1 ? values.get(0) : array(values)),
        Optional.of(held.get(0).part().node()),
        keyword,
        Optional.of(demands.size() == 1 ? demands.get(0) : object("allOf", array(demands))));
  }

  /** This trace with another value to show. */
  Trace showing(JsonNode other) {
    return new Trace(Optional.of(other), holder, key, demand);
  }

  /** This trace with another demand. */
  Trace demanding(JsonNode other) {
    return new Trace(value, holder, key, Optional.of(other));
  }

  static ObjectNode object(String key, JsonNode value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.set(key, value);
    return object;
  }

  static ArrayNode array(Iterable<JsonNode> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return array;
  }
}
