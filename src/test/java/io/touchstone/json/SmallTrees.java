package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Generated values over so few names and leaves that two of them are often the same in part: what
 * properties about differences need.
 */
public final class SmallTrees {
  private static final List<String> NAMES = List.of("a", "b", "0");
  private static final List<JsonNode> LEAVES =
      List.of(
          IntNode.valueOf(1),
          DecimalNode.valueOf(new BigDecimal("1.0")),
          IntNode.valueOf(2),
          TextNode.valueOf("x"),
          TextNode.valueOf("1"),
          BooleanNode.TRUE,
          NullNode.instance);

  private SmallTrees() {}

  /** Values of up to four levels. */
  public static Arbitrary<JsonNode> trees() {
    return Arbitraries.randomValue(random -> tree(random, 3));
  }

  /** Two values: unrelated, equal in another order and spelling, or changed at a few places. */
  public static Arbitrary<List<JsonNode>> pairs() {
    return Arbitraries.randomValue(
        random -> {
          JsonNode first = tree(random, 3);
          return switch (random.nextInt(5)) {
            case 0 -> List.of(first, tree(random, 3));
            case 1 -> List.of(first, reordered(first, false, random));
            case 2 -> List.of(first, reordered(first, true, random));
            default -> List.of(first, changed(reordered(first, false, random), random));
          };
        });
  }

  static JsonNode tree(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 1 : 4);
    int size = random.nextInt(4);
    if (kind == 0) {
      return LEAVES.get(random.nextInt(LEAVES.size()));
    }
    if (kind == 1) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < size; i++) {
        array.add(tree(random, depth - 1));
      }
      return array;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < size; i++) {
      object.set(NAMES.get(random.nextInt(NAMES.size())), tree(random, depth - 1));
    }
    return object;
  }

  /** The members of each object in another order; with {@code arrays}, elements too. */
  public static JsonNode reordered(JsonNode value, boolean arrays, Random random) {
    if (value.isObject()) {
      List<String> names = new ArrayList<>();
      value.fieldNames().forEachRemaining(names::add);
      Collections.shuffle(names, random);
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      names.forEach(name -> object.set(name, reordered(value.get(name), arrays, random)));
      return object;
    }
    if (value.isArray()) {
      List<JsonNode> elements = new ArrayList<>();
      value.forEach(element -> elements.add(reordered(element, arrays, random)));
      if (arrays) {
        Collections.shuffle(elements, random);
      }
      return array(elements);
    }
    return value;
  }

  /** Some subtrees replaced, members and elements added and removed. */
  public static JsonNode changed(JsonNode value, Random random) {
    int kind = random.nextInt(8);
    if (kind == 0 || value.isEmpty()) {
      return kind < 4 ? tree(random, 2) : value;
    }
    if (value instanceof ObjectNode object) {
      ObjectNode changed = object.deepCopy();
      String name = NAMES.get(random.nextInt(NAMES.size()));
      if (object.has(name) && kind == 1) {
        changed.remove(name);
      } else if (object.has(name)) {
        changed.set(name, changed(object.get(name), random));
      } else {
        changed.set(name, tree(random, 1));
      }
      return changed;
    }
    ArrayNode changed = value.deepCopy();
    int index = random.nextInt(changed.size());
    switch (kind) {
      case 1 -> changed.remove(index);
      case 2 -> changed.insert(index, tree(random, 1));
      case 3 -> changed.add(tree(random, 1));
      default -> changed.set(index, changed(changed.get(index), random));
    }
    return changed;
  }

  public static ArrayNode array(List<JsonNode> elements) {
    return JsonNodeFactory.instance.arrayNode().addAll(elements);
  }

  /** Paths that often lead somewhere in these values. */
  public static Arbitrary<FieldPath> paths() {
    return Arbitraries.of("a", "b", "0", "1", "*", "*")
        .list()
        .ofMaxSize(3)
        .map(
            names ->
                new FieldPath(
                    names.stream()
                        .map(name -> new FieldPath.Segment(name, name.equals("*")))
                        .toList()));
  }

  /** The places of all values in {@code value}, from the root down. */
  public static List<FieldPath> places(JsonNode value) {
    List<FieldPath> places = new ArrayList<>();
    collect(value, FieldPath.ROOT, places);
    return places;
  }

  private static void collect(JsonNode value, FieldPath at, List<FieldPath> places) {
    places.add(at);
    value.properties().forEach(each -> collect(each.getValue(), at.then(each.getKey()), places));
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      collect(value.get(i), at.then(Integer.toString(i)), places);
    }
  }
}
