package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Objects: which members, and what each has to heed. */
final class ObjectMaker {
  private static final int MOST_MEMBERS = 1_000;
  private static final List<String> NAMES =
      List.of(
          "extra",
          "x",
          "a",
          "b",
          "c",
          "\u0131",
          "a b",
          "",
          "\uD83D\uDE00",
          "__proto__",
          "Aa",
          "BB",
          "0",
          "a.b",
          "constructor",
          "key",
          "\u0130d");

  private final Chance chance;
  private final ValueMaker values;
  private final TextPool pool;

  ObjectMaker(Chance chance, ValueMaker values, TextPool pool) {
    this.chance = chance;
    this.values = values;
    this.pool = pool;
  }

  Made make(List<Want> wants, Demands demands, int depth) {
    Set<String> keys = new LinkedHashSet<>(demands.required);
    for (Want strange : demands.strangeNames) {
      keys.add(values.text(List.of(strange), depth));
    }
    chooseOptional(keys, demands, depth);
    fill(keys, demands, depth);
    heedDependencies(keys, demands);
    demands.keep(Set.of(Kind.OBJECT));
    if (keys.size() > demands.mostMembers || keys.stream().anyMatch(demands.forbidden::contains)) {
      throw new DeadEnd("more members than may be");
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    Map<String, Made> parts = new LinkedHashMap<>();
    for (String key : chance.oneIn(4) ? chance.shuffled(List.copyOf(keys)) : keys) {
      List<Want> member = memberWants(demands, key);
      member.addAll(demands.memberAt.getOrDefault(key, List.of()));
      Made made = values.make(member, depth + 1);
      object.set(key, made.value());
      parts.put(key, made);
    }
    return new Made(object, wants, demands, parts);
  }

  private void chooseOptional(Set<String> keys, Demands demands, int depth) {
    List<String> optional = new ArrayList<>(declared(demands));
    optional.removeAll(keys);
    boolean tired = values.isTired(depth);
    int mood = tired ? 0 : chance.below(5);
    for (String key : chance.shuffled(optional)) {
      boolean wanted = mood == 4 || (mood > 0 && chance.oneIn(2));
      if (wanted && keys.size() < demands.mostMembers && mayHave(demands, key)) {
        keys.add(key);
      }
    }
    if (!tired && keys.size() < demands.mostMembers && chance.oneIn(3)) {
      another(keys, demands, depth).ifPresent(keys::add);
    }
  }

  private void fill(Set<String> keys, Demands demands, int depth) {
    if (demands.fewestMembers > MOST_MEMBERS) {
      throw new DeadEnd("too many members");
    }
    for (String key : chance.shuffled(List.copyOf(declared(demands)))) {
      if (keys.size() < demands.fewestMembers && mayHave(demands, key)) {
        keys.add(key);
      }
    }
    for (int tries = 0; keys.size() < demands.fewestMembers; tries++) {
      if (tries > 3 * MOST_MEMBERS) {
        throw new DeadEnd("no other name is found");
      }
      Optional<String> key = another(keys, demands, depth);
      key.ifPresent(keys::add);
    }
  }

  /** A name that no schema names, or one of a pattern. */
  private Optional<String> another(Set<String> keys, Demands demands, int depth) {
    List<String> patterns = patterns(demands);
    String key;
    if (!demands.names.isEmpty()) {
      key = values.text(demands.names, depth);
    } else if (!patterns.isEmpty() && !chance.oneIn(4)) {
      List<String> texts = pool.texts(Set.of(chance.of(patterns)), Set.of(), 0, 200);
      key = texts.isEmpty() ? chance.of(NAMES) : chance.of(texts);
    } else if (keys.size() > 8) {
      key = chance.of(NAMES) + chance.below(2 * MOST_MEMBERS);
    } else {
      key = chance.of(NAMES);
    }
    return !keys.contains(key) && mayHave(demands, key) ? Optional.of(key) : Optional.empty();
  }

  private boolean mayHave(Demands demands, String key) {
    return !demands.forbidden.contains(key)
        && memberWants(demands, key).stream().noneMatch(Want::isHopeless);
  }

  private void heedDependencies(Set<String> keys, Demands demands) {
    Set<String> heeded = new LinkedHashSet<>();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (String key : List.copyOf(keys)) {
        if (heeded.add(key)) {
          keys.addAll(demands.dependentNames.getOrDefault(key, Set.of()));
          List<Goal> schemas = List.copyOf(demands.dependentSchemas.getOrDefault(key, List.of()));
          schemas.forEach(schema -> values.reader().read(Want.of(schema), demands));
          keys.addAll(demands.required);
          grown = true;
        }
      }
    }
  }

  /** The members that a schema names. */
  private static Set<String> declared(Demands demands) {
    Set<String> names = new LinkedHashSet<>();
    for (Goal layer : demands.layers) {
      layer.keyword("properties").ifPresent(all -> all.fieldNames().forEachRemaining(names::add));
    }
    names.addAll(demands.dependentNames.keySet());
    names.addAll(demands.dependentSchemas.keySet());
    return names;
  }

  private static List<String> patterns(Demands demands) {
    List<String> patterns = new ArrayList<>();
    for (Goal layer : demands.layers) {
      layer
          .keyword("patternProperties")
          .ifPresent(all -> all.fieldNames().forEachRemaining(patterns::add));
    }
    return patterns;
  }

  private List<Want> memberWants(Demands demands, String key) {
    List<Want> wants = new ArrayList<>();
    boolean covered = false;
    for (Goal layer : demands.layers) {
      List<JsonNode> schemas = new ArrayList<>();
      layer.keyword("properties").map(all -> all.get(key)).ifPresent(schemas::add);
      for (Map.Entry<String, JsonNode> pattern :
          layer
              .keyword("patternProperties")
              .orElse(JsonNodeFactory.instance.objectNode())
              .properties()) {
        if (pool.matches(pattern.getKey(), key)) {
          schemas.add(pattern.getValue());
        }
      }
      if (schemas.isEmpty()) {
        layer.keyword("additionalProperties").ifPresent(schemas::add);
      }
      covered |= !schemas.isEmpty();
      schemas.forEach(schema -> wants.add(Want.of(layer.child(schema))));
    }
    for (Goal layer : demands.layers) {
      Optional<JsonNode> unevaluated = layer.keyword("unevaluatedProperties");
      if (!covered && unevaluated.isPresent()) {
        wants.add(Want.of(layer.child(unevaluated.get())));
      }
    }
    return wants;
  }
}
