package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonText;
import io.touchstone.json.PathRules;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One input under stress: the answer that all others must be like, and the means to ask again. */
final class StressCase implements AutoCloseable {
  private final JsonNode input;
  private final StressView view;
  private final StressSubject subject;
  private final long seed;
  private final GuardedSubject shared;
  private final Answer baseline;

  StressCase(JsonNode input, StressView view, StressSubject subject, long seed) {
    this.input = input;
    this.view = view;
    this.subject = subject;
    this.seed = seed;
    this.shared = subject.opener().get();
    this.baseline = shared.call(input());
  }

  /** A copy of the input that the subject may do with as it likes. */
  JsonNode input() {
    return input.deepCopy();
  }

  Answer baseline() {
    return baseline;
  }

  /** The instance that gave the {@link #baseline}. */
  GuardedSubject shared() {
    return shared;
  }

  /** A new instance; the caller closes it. */
  GuardedSubject fresh() {
    return subject.opener().get();
  }

  /** The randomness of one trial: the same for the same seed, whatever ran before. */
  RandomGenerator random(int trial) {
    return new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (trial + 1L));
  }

  /** Asks with the input as it is. */
  Optional<Divergence> ask(Perturbation perturbation, int trial, GuardedSubject instance) {
    return ask(perturbation, trial, instance, input);
  }

  /** Asks with an input that must get the same answer. */
  Optional<Divergence> ask(
      Perturbation perturbation, int trial, GuardedSubject instance, JsonNode asked) {
    JsonNode given = asked.deepCopy();
    return judge(perturbation, trial, asked, given, instance.call(given));
  }

  /**
   * Holds an answer against the {@link #baseline}, and checks that the subject left its input
   * alone.
   *
   * @param asked the input as it was
   * @param given the copy that the subject got, as it is now
   */
  Optional<Divergence> judge(
      Perturbation perturbation, int trial, JsonNode asked, JsonNode given, Answer answer) {
    // As text, which knows the order of members.
    if (!JsonText.line(given).equals(JsonText.line(asked))) {
      JsonDifference change =
          JsonDifference.between(asked, given).stream().findFirst().orElse(null);
      return Optional.of(Divergence.inputChanged(perturbation, trial, asked, given, change));
    }
    return compare(perturbation, trial, asked, answer);
  }

  private Optional<Divergence> compare(
      Perturbation perturbation, int trial, JsonNode asked, Answer answer) {
    return firstDifference(answer)
        .map(first -> Divergence.answer(perturbation, trial, asked, first, promise(answer)));
  }

  private String promise(Answer answer) {
    return view.promise(baseline.toJson(), answer.toJson());
  }

  private Optional<JsonDifference> firstDifference(Answer answer) {
    JsonNode before = baseline.toJson();
    JsonNode now = answer.toJson();
    if (baseline.getClass() != answer.getClass()) {
      return Optional.of(
          new JsonDifference(JsonDifference.Kind.VALUE, FieldPath.ROOT, before, now, null));
    }
    return answer instanceof Answer.Threw
        ? JsonDifference.between(before, now, PathRules.EVERYTHING).stream().findFirst()
        : view.difference(before, now);
  }

  @Override
  public void close() {
    shared.close();
  }
}
