package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.schema.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arrays: how long, and what each element has to heed. */
final class ArrayMaker {
  private static final int MOST_ITEMS = 2_000;
  private static final int TRIES_FOR_ANOTHER = 12;

  private final Chance chance;
  private final ValueMaker values;

  ArrayMaker(Chance chance, ValueMaker values) {
    this.chance = chance;
    this.values = values;
  }

  Made make(List<Want> wants, Demands demands, int depth) {
    Map<Integer, List<Want>> inside = new LinkedHashMap<>(demands.itemAt);
    long needed = Math.max(demands.fewestItems, demands.repeated ? 2 : 0);
    for (int index : demands.itemAt.keySet()) {
      needed = Math.max(needed, index + 1L);
    }
    int kinds = 0;
    for (Demands.Contained contained : demands.contained) {
      needed = Math.max(needed, contained.least());
      kinds += contained.least() > 0 ? 1 : 0;
    }
    int length = length(needed, demands, depth, kinds);
    place(demands, length, inside);
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    Map<String, Made> parts = new LinkedHashMap<>();
    List<JsonNode> sofar = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      List<Want> element = elementWants(demands, i);
      element.addAll(inside.getOrDefault(i, List.of()));
      Made made =
          demands.repeated && i == length - 1
              ? parts.get(Integer.toString(i - 1))
              : element(element, demands.unique ? sofar : List.of(), depth);
      array.add(made.value());
      sofar.add(made.value());
      parts.put(Integer.toString(i), made);
    }
    return new Made(array, wants, demands, parts);
  }

  private int length(long needed, Demands demands, int depth, int kinds) {
    long longest = Math.min(demands.mostItems, closedAt(demands));
    if (needed > longest || needed > MOST_ITEMS) {
      throw new DeadEnd("no length of an array is left, or too large a one");
    }
    long room = Math.min(longest - needed, MOST_ITEMS);
    if (values.isTired(depth)) {
      return (int) Math.min(needed + kinds, needed + room);
    }
    long more =
        switch (chance.below(6)) {
          case 0 -> 0;
          case 1 -> longest <= 12 ? room : 1;
          case 2 -> prefix(demands) - needed;
          default -> chance.below(4) + (long) chance.below(kinds + 1);
        };
    return (int) (needed + Math.max(0, Math.min(room, more)));
  }

  /** The first index that no element may have. */
  private static long closedAt(Demands demands) {
    for (int i = 0; i < 200; i++) {
      if (elementWants(demands, i).stream().anyMatch(Want::isHopeless)) {
        return i;
      }
    }
    return Long.MAX_VALUE;
  }

  private static long prefix(Demands demands) {
    return demands.layers.stream().mapToLong(layer -> tuple(layer).size()).max().orElse(0);
  }

  /** The schemas of the first elements. */
  private static List<JsonNode> tuple(Goal layer) {
    String keyword = layer.isAtLeast(Dialect.DRAFT_2020_12) ? "prefixItems" : "items";
    return layer
        .keyword(keyword)
        .filter(JsonNode::isArray)
        .map(KeywordReader::elements)
        .orElse(List.of());
  }

  /** Gives each kind that must be contained its places, and keeps it from others if need be. */
  private void place(Demands demands, int length, Map<Integer, List<Want>> inside) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      places.add(i);
    }
    boolean apart = chance.oneIn(2);
    List<Integer> order = chance.shuffled(places);
    int next = 0;
    for (Demands.Contained contained : demands.contained) {
      if (!apart) {
        next = 0;
      }
      for (int i = 0; i < length; i++) {
        int place = order.get((next + i) % length);
        if (i < contained.least()) {
          add(inside, place, Want.of(contained.goal()));
        } else if (contained.most() < length) {
          add(inside, place, Want.not(contained.goal()));
        }
      }
      next += (int) Math.min(contained.least(), length);
    }
    for (int i = 0; i < length; i++) {
      for (Want want : demands.everyItem) {
        add(inside, i, want);
      }
    }
  }

  private static void add(Map<Integer, List<Want>> inside, int place, Want want) {
    List<Want> more = new ArrayList<>(inside.getOrDefault(place, List.of()));
    more.add(want);
    inside.put(place, more);
  }

  static List<Want> elementWants(Demands demands, int index) {
    List<Want> wants = new ArrayList<>();
    boolean covered = false;
    for (Goal layer : demands.layers) {
      List<JsonNode> tuple = tuple(layer);
      Optional<JsonNode> schema =
          index < tuple.size() ? Optional.of(tuple.get(index)) : rest(layer);
      schema.ifPresent(found -> wants.add(Want.of(layer.child(found))));
      covered |= schema.isPresent();
    }
    for (Goal layer : demands.layers) {
      Optional<JsonNode> unevaluated = layer.keyword("unevaluatedItems");
      if (!covered && unevaluated.isPresent() && demands.contained.isEmpty()) {
        wants.add(Want.of(layer.child(unevaluated.get())));
      }
    }
    return wants;
  }

  /** The schema of all elements that no tuple names. */
  private static Optional<JsonNode> rest(Goal layer) {
    Optional<JsonNode> items = layer.keyword("items");
    boolean tuples = !layer.isAtLeast(Dialect.DRAFT_2020_12);
    return tuples && items.isPresent() && items.get().isArray()
        ? layer.keyword("additionalItems")
        : items.filter(schema -> !schema.isArray());
  }

  private Made element(List<Want> wants, List<JsonNode> others, int depth) {
    for (int i = 0; i < TRIES_FOR_ANOTHER; i++) {
      Made made = values.make(wants, depth + 1);
      if (!Demands.isIn(made.value(), others)) {
        return made;
      }
    }
    throw new DeadEnd("no other element is found");
  }
}
