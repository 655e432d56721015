package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.subject.Answer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
      return Optional.of("the contract allows no unknown members");
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

  private static JsonNode plain(StressCase stressed) {
    ObjectNode more = stressed.input().deepCopy();
    Stream<String> absent = NAMES.stream().filter(name -> !more.has(name));
    absent.forEach(name -> more.put(name, name));
    return more;
  }
}
