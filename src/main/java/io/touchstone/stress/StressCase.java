package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonText;
import io.touchstone.json.PathRules;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One input under stress: the answer that all others must be like, and the means to ask again. */
final class StressCase implements AutoCloseable {
  private final JsonNode input;
  private final String inputText;
  private final PathRules view;
  private final StressSubject subject;
  private final long seed;
  private final GuardedSubject shared;
  private final Answer baseline;

  StressCase(JsonNode input, PathRules view, StressSubject subject, long seed) {
    this.input = input;
    this.inputText = JsonText.line(input);
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

  /** Asks with the input as it is, and checks that the subject left it so. */
  Optional<Divergence> ask(Perturbation perturbation, int trial, GuardedSubject instance) {
    JsonNode given = input();
    Answer answer = instance.call(given);
    if (!JsonText.line(given).equals(inputText)) {
      JsonDifference change =
          JsonDifference.between(input, given).stream().findFirst().orElse(null);
      return Optional.of(Divergence.inputChanged(perturbation, trial, input, given, change));
    }
    return compare(perturbation, trial, input, answer);
  }

  /** Asks with another spelling of the input. */
  Optional<Divergence> ask(Perturbation perturbation, int trial, JsonNode perturbed) {
    JsonNode given = perturbed.deepCopy();
    Answer answer = shared.call(given);
    if (!JsonEquality.equal(given, perturbed)) {
      JsonDifference change = JsonDifference.between(perturbed, given).get(0);
      return Optional.of(Divergence.inputChanged(perturbation, trial, perturbed, given, change));
    }
    return compare(perturbation, trial, perturbed, answer);
  }

  private Optional<Divergence> compare(
      Perturbation perturbation, int trial, JsonNode asked, Answer answer) {
    boolean sameKind = baseline.getClass() == answer.getClass();
    List<JsonDifference> differences =
        sameKind && answer instanceof Answer.Returned
            ? JsonDifference.between(baseline.toJson(), answer.toJson(), view)
            : JsonDifference.between(baseline.toJson(), answer.toJson());
    return differences.stream()
        .findFirst()
        .map(first -> Divergence.answer(perturbation, trial, asked, first));
  }

  @Override
  public void close() {
    shared.close();
  }
}
