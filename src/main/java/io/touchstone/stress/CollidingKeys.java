package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.subject.Answer;
import java.util.List;
import java.util.Optional;

/**
 * Members that nobody knows, whose names have one hash: a {@code HashMap} keeps them in the order
 * in which they came, and so shows that somebody walks through one. Only where the input may have
 * unknown members; what the answer must be like is asked with them, too.
 */
final class CollidingKeys extends Respelling {
  private static final List<String> NAMES = List.of("AaAa", "AaBB", "BBAa", "BBBB");

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
    if (!stressed.input().isObject()) {
      return Optional.of("the input is no object");
    }
    JsonNode more = plain(stressed);
    if (!stressed.accepts(more)) {
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

  /** With more members everywhere, or else where the contract allows them at the root only. */
  private static JsonNode plain(StressCase stressed) {
    JsonNode everywhere = withMore(stressed.input());
    return stressed.accepts(everywhere) ? everywhere : withMoreHere(stressed.input().deepCopy());
  }

  private static JsonNode withMore(JsonNode value) {
    if (value.isObject()) {
      ObjectNode more = JsonNodeFactory.instance.objectNode();
      value.properties().forEach(each -> more.set(each.getKey(), withMore(each.getValue())));
      return withMoreHere(more);
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
      value.forEach(element -> array.add(withMore(element)));
      return array;
    }
    return value;
  }

  private static ObjectNode withMoreHere(ObjectNode object) {
    for (String name : NAMES) {
      if (!object.has(name)) {
        object.put(name, name);
      }
    }
    return object;
  }
}
