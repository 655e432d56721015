package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import io.touchstone.subject.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Members that nobody knows, whose names have one hash: a {@code HashMap} keeps them in the order
 * in which they came, and so shows that somebody walks through one. Only where the input may have
 * unknown members; what the answer must be like is asked with them, too.
 */
final class CollidingKeys extends Respelling {
  private static final List<String> NAMES = List.of("AaAa", "AaBB", "BBAa", "BBBB");

  /** Where not all objects may have more, so many are asked one by one whether they may. */
  private static final int MOST_OBJECTS = 32;

  @Override
  public String name() {
    return "colliding-keys";
  }

  @Override
  public String words() {
    return "another order of members whose names have one hash";
  }

  @Override
  public String catches() {
    return "answers that follow the order of a HashMap or a HashSet of names";
  }

  @Override
  public Optional<String> objection(StressCase stressed) {
    if (objects(stressed.input()).isEmpty()) {
      return Optional.of("the input has no object");
    }
    JsonNode more = plain(stressed);
    if (more.equals(stressed.input())) {
      return Optional.of(
          stressed.accepts(stressed.input())
              ? "the contract allows no unknown members"
              : "the contract does not allow the input itself");
    }
    Answer answer = stressed.first(more);
    boolean refused = answer instanceof Answer.Threw || answer.toJson().has(StressView.ERROR);
    return refused && !stressed.first().toJson().has(StressView.ERROR)
        ? Optional.of("the subject refuses unknown members")
        : Optional.empty();
  }

  @Override
  int trials(StressCase stressed) {
    return stressed.effort().some();
  }

  @Override
  Question question(StressCase stressed, int trial) {
    JsonNode plain = plain(stressed);
    return new Question(plain, KeyOrder.shuffled(plain, stressed.random(this, trial)));
  }

  /** With more members everywhere, or else wherever the contract allows them. */
  private static JsonNode plain(StressCase stressed) {
    List<FieldPath> objects = objects(stressed.input());
    JsonNode everywhere = withMore(stressed.input(), objects);
    return stressed.accepts(everywhere) ? everywhere : whereAllowed(stressed, objects);
  }

  private static JsonNode whereAllowed(StressCase stressed, List<FieldPath> objects) {
    JsonNode more = stressed.input();
    for (FieldPath at : objects.subList(0, Math.min(objects.size(), MOST_OBJECTS))) {
      JsonNode tried = withMore(more, List.of(at));
      more = stressed.accepts(tried) ? tried : more;
    }
    return more;
  }

  /** Every object of the value, those above others first. */
  private static List<FieldPath> objects(JsonNode value) {
    List<FieldPath> objects = new ArrayList<>();
    collect(FieldPath.ROOT, value, objects);
    return objects;
  }

  private static void collect(FieldPath at, JsonNode value, List<FieldPath> objects) {
    if (value.isObject()) {
      objects.add(at);
    }
    value
        .properties()
        .forEach(member -> collect(at.then(member.getKey()), member.getValue(), objects));
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      collect(at.then(Integer.toString(i)), value.get(i), objects);
    }
  }

  private static JsonNode withMore(JsonNode root, List<FieldPath> places) {
    JsonNode more = root.deepCopy();
    for (FieldPath at : places) {
      ObjectNode object = (ObjectNode) at.in(more);
      for (String name : NAMES) {
        if (!object.has(name)) {
          object.put(name, name);
        }
      }
    }
    return more;
  }
}
