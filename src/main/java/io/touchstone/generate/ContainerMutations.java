package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mutations of arrays and objects: too few, too many, missing, unknown, twice. */
final class ContainerMutations {
  private static final int LARGEST = 1_000;
  private static final List<String> UNKNOWN = List.of("unexpected", "\u0131", "");

  private final Workshop workshop;

  ContainerMutations(Workshop workshop) {
    this.workshop = workshop;
  }

  void collect(Made made, FieldPath path, String place, List<Mutation> all) {
    if (made.value() instanceof ArrayNode array) {
      elements(array, made.demands(), path, place, all);
    } else if (made.value() instanceof ObjectNode object) {
      members(object, made, path, place, all);
    }
  }

  private void elements(
      ArrayNode array, Demands demands, FieldPath path, String place, List<Mutation> all) {
    int size = array.size();
    if (demands.fewestItems > 0 && demands.fewestItems <= size) {
      ArrayNode fewer = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < demands.fewestItems - 1; i++) {
        fewer.add(array.get(i));
      }
      String what = fewer.size() + " elements in place of " + size;
      all.add(Mutation.replace("few " + place, path, fewer, what));
    }
    if (demands.mostItems < LARGEST) {
      all.add(new Mutation("many " + place, path, () -> tooMany(array, demands)));
    }
    if (demands.unique && size > 0) {
      FieldPath last = path.then(Integer.toString(size));
      String what = "the element " + Mutations.shown(array.get(0)) + " a second time";
      all.add(Mutation.replace("twice " + place, last, array.get(0), what));
    }
    if (size > 0 && size < LARGEST) {
      String last = Integer.toString(size - 1);
      all.add(Mutation.drop("element " + place, path.then(last), "element " + last + " dropped"));
    }
    all.add(
        Mutation.replace(
            "another element " + place,
            path.then(Integer.toString(size)),
            NullNode.instance,
            "an element null added"));
  }

  private Optional<Mutation.Changed> tooMany(ArrayNode array, Demands demands) {
    ArrayNode more = array.deepCopy();
    while (more.size() <= demands.mostItems) {
      Optional<Made> made = workshop.made(ArrayMaker.elementWants(demands, more.size()));
      more.add(made.map(Made::value).orElse(array.isEmpty() ? NullNode.instance : array.get(0)));
    }
    String what = more.size() + " elements in place of " + array.size();
    return Optional.of(new Mutation.Changed(Optional.of(more), what));
  }

  private void members(
      ObjectNode object, Made made, FieldPath path, String place, List<Mutation> all) {
    Demands demands = made.demands();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String key = member.getKey();
      String what = "member " + JsonText.quote(key) + " dropped";
      all.add(Mutation.drop("member " + place + "/" + key, path.then(key), what));
    }
    for (String key : UNKNOWN) {
      if (!object.has(key)) {
        all.add(added("unknown " + place, path, key, "unknown member "));
      }
    }
    for (Want name : demands.names) {
      all.add(new Mutation("name " + place, path, () -> misnamed(object, name)));
    }
    if (demands.fewestMembers > 0 && demands.fewestMembers <= object.size()) {
      ObjectNode fewer = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (fewer.size() < demands.fewestMembers - 1) {
          fewer.set(member.getKey(), member.getValue());
        }
      }
      String what = fewer.size() + " members in place of " + object.size();
      all.add(Mutation.replace("few " + place, path, fewer, what));
    }
    if (demands.mostMembers < LARGEST) {
      all.add(new Mutation("many " + place, path, () -> tooMany(object, demands)));
    }
    List<String> triggers = new ArrayList<>(demands.dependentNames.keySet());
    triggers.addAll(demands.dependentSchemas.keySet());
    for (String key : triggers) {
      if (!object.has(key)) {
        all.add(added("dependent " + place, path, key, "without what it depends on, member "));
      }
    }
  }

  private static Mutation added(String rule, FieldPath path, String key, String how) {
    String what = how + JsonText.quote(key) + " added";
    return Mutation.replace(rule, path.then(key), BooleanNode.TRUE, what);
  }

  private Optional<Mutation.Changed> misnamed(ObjectNode object, Want name) {
    Optional<String> key = workshop.text(List.of(name.opposite()));
    return key.map(
        found -> {
          ObjectNode more = object.deepCopy();
          more.set(found, BooleanNode.TRUE);
          String what = "member " + JsonText.quote(found) + " added, a name that may not be";
          return new Mutation.Changed(Optional.of(more), what);
        });
  }

  private static Optional<Mutation.Changed> tooMany(ObjectNode object, Demands demands) {
    ObjectNode more = object.deepCopy();
    JsonNode value = object.isEmpty() ? BooleanNode.TRUE : object.elements().next();
    for (int i = 0; more.size() <= demands.mostMembers; i++) {
      more.set("more" + i, value);
    }
    String what = more.size() + " members in place of " + object.size();
    return Optional.of(new Mutation.Changed(Optional.of(more), what));
  }
}
