package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mutations of a value that may make it invalid: against each demand that it was made by, and
 * those that need to know nothing. Whether it becomes invalid is for the validator to say.
 */
final class Mutations {
  static final int MOST_SHOWN = 60;

  /** How the rule of a mutation begins that only goes against a schema as a whole. */
  static final String REFUSED = "refused ";

  private static final List<JsonNode> OF_EACH_TYPE =
      List.of(
          NullNode.instance,
          BooleanNode.TRUE,
          IntNode.valueOf(7),
          TextNode.valueOf("7"),
          JsonNodeFactory.instance.arrayNode(),
          JsonNodeFactory.instance.objectNode());

  private final Workshop workshop;
  private final ScalarMutations scalars;
  private final ContainerMutations containers;

  Mutations(Workshop workshop, boolean assertFormat) {
    this.workshop = workshop;
    this.scalars = new ScalarMutations(workshop, assertFormat);
    this.containers = new ContainerMutations(workshop);
  }

  List<Mutation> of(Made root) {
    List<Mutation> all = new ArrayList<>();
    collect(root, FieldPath.ROOT, "", all);
    return all;
  }

  /**
   * @param place the path without indexes, so that the elements of an array count as one place
   */
  private void collect(Made made, FieldPath path, String place, List<Mutation> all) {
    types(made, path, place, all);
    refusals(made, path, place, all);
    scalars.collect(made, path, place, all);
    containers.collect(made, path, place, all);
    for (Map.Entry<String, Made> part : made.parts().entrySet()) {
      String name = made.value().isArray() ? "*" : part.getKey();
      collect(part.getValue(), path.then(part.getKey()), place + "/" + name, all);
    }
  }

  private static void types(Made made, FieldPath path, String place, List<Mutation> all) {
    Kind own = Kind.of(made.value());
    for (JsonNode other : OF_EACH_TYPE) {
      Kind kind = Kind.of(other);
      boolean suspicious =
          made.demands().read.isEmpty()
              || !made.demands().kinds.contains(kind)
              || made.demands().among != null;
      if (kind != own && suspicious) {
        all.add(
            Mutation.replace(
                "type " + place,
                path,
                other,
                "type changed: %s in place of %s".formatted(shown(other), shown(made.value()))));
      }
    }
  }

  /** A value that goes against one of the schemas of this place and, if possible, no other. */
  private void refusals(Made made, FieldPath path, String place, List<Mutation> all) {
    for (int i = 0; i < made.wants().size(); i++) {
      List<Want> wants = new ArrayList<>(made.wants());
      wants.set(i, wants.get(i).opposite());
      all.add(
          new Mutation(
              REFUSED + place,
              path,
              () ->
                  workshop
                      .made(wants)
                      .map(
                          other ->
                              new Mutation.Changed(
                                  Optional.of(other.value()),
                                  "%s in place of %s"
                                      .formatted(shown(other.value()), shown(made.value()))))));
    }
  }

  static String shown(JsonNode value) {
    return JsonText.excerpt(value, MOST_SHOWN);
  }
}
