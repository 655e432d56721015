package io.touchstone.verdict;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.diff.Location;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What writers of the old version do not send: members that only the new version gives a name to.
 * Together with the old schema, these are the documents that they do send.
 *
 * <p>An object for which the old version says what members of any name are like is a map: any name
 * is sent in it. A name that the old version only asks for, or has in a condition, is not new, and
 * where it lists whole objects, those are sent as they are.
 */
final class WriterView {
  private static final int MOST_PAIRS = 10_000;

  private final Map<List<Location>, Pair> pairs = new LinkedHashMap<>();

  /** The same values as both versions see them. */
  private static final class Pair {
    private final String name;
    private final SortedSet<String> forbidden = new TreeSet<>();
    private final Map<String, Pair> members = new LinkedHashMap<>();
    private final List<String> declared = new ArrayList<>();
    private Pair others;
    private Pair elements;
    private boolean useful;

    Pair(String name) {
      this.name = name;
    }

    List<Pair> parts() {
      List<Pair> parts = new ArrayList<>(members.values());
      Optional.ofNullable(others).ifPresent(parts::add);
      Optional.ofNullable(elements).ifPresent(parts::add);
      return parts;
    }
  }

  private WriterView() {}

  /** A schema that refuses what is not sent; empty where everything is. */
  static Optional<Schema> of(Schema old, Schema now) {
    WriterView view = new WriterView();
    Pair root = view.pair(Location.of(old.root()), Location.of(now.root()));
    view.findUseful();
    return root.useful ? Optional.of(view.schema(root, now.dialect())) : Optional.empty();
  }

  private Pair pair(Location old, Location now) {
    Pair known = pairs.get(List.of(old, now));
    if (known != null) {
      return known;
    }
    Pair pair = new Pair("at-" + pairs.size());
    pairs.put(List.of(old, now), pair);
    if (pairs.size() >= MOST_PAIRS || old.listsContainers()) {
      return pair;
    }
    for (String name : now.names()) {
      if (!old.declares(name)) {
        if (!old.isMap() && !old.mentions(name)) {
          pair.forbidden.add(name);
        }
      } else {
        pair.members.put(name, pair(old.member(name), now.member(name)));
      }
    }
    pair.declared.addAll(old.names());
    Location oldOthers = old.otherMembers();
    Location newOthers = now.otherMembers();
    if (!oldOthers.isEmpty() && !newOthers.isEmpty()) {
      pair.others = pair(oldOthers, newOthers);
    }
    Location oldElements = old.elements();
    Location newElements = now.elements();
    if (!oldElements.isEmpty() && !newElements.isEmpty()) {
      pair.elements = pair(oldElements, newElements);
    }
    return pair;
  }

  /** Those that forbid something, and those that lead to one. */
  private void findUseful() {
    boolean found = true;
    while (found) {
      found = false;
      for (Pair pair : pairs.values()) {
        boolean useful =
            !pair.forbidden.isEmpty() || pair.parts().stream().anyMatch(part -> part.useful);
        found |= useful && !pair.useful;
        pair.useful = useful;
      }
    }
  }

  private Schema schema(Pair root, Dialect dialect) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("$schema", dialect.uri());
    json.putArray("allOf").add(reference(root));
    ObjectNode definitions = json.putObject("definitions");
    for (Pair pair : pairs.values()) {
      if (pair.useful) {
        definitions.set(pair.name, schema(pair));
      }
    }
    return Schema.of(json, dialect, "what writers send");
  }

  private static ObjectNode reference(Pair pair) {
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/definitions/" + pair.name);
  }

  private static ObjectNode schema(Pair pair) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode properties = json.putObject("properties");
    pair.forbidden.forEach(name -> properties.set(name, nothing()));
    pair.members.forEach(
        (name, part) -> {
          if (part.useful) {
            properties.set(name, reference(part));
          }
        });
    if (pair.others != null && pair.others.useful) {
      pair.declared.stream().filter(name -> !properties.has(name)).forEach(properties::putObject);
      json.set("additionalProperties", reference(pair.others));
    }
    if (pair.elements != null && pair.elements.useful) {
      json.set("items", reference(pair.elements));
    }
    return json;
  }

  /** Says {@code false} in every draft. */
  private static ObjectNode nothing() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("not");
    return json;
  }
}
