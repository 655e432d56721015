package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The same question when more than a second has passed: the second of the system's clock shows. */
final class LaterOn implements Perturbation {
  private static final Duration MORE_THAN_A_SECOND = Duration.ofMillis(1_050);

  @Override
  public String name() {
    return "later";
  }

  @Override
  public String words() {
    return "a call a second later";
  }

  @Override
  public String catches() {
    return "seconds of the system's clock";
  }

  @Override
  public Optional<String> objection(StressCase stressed) {
    return stressed.effort().patient()
        ? Optional.empty()
        : Optional.of("only \"stress run\" takes the time, for its first cases");
  }

  @Override
  public Optional<Divergence> search(StressCase stressed) {
    Duration left = MORE_THAN_A_SECOND.minus(stressed.age());
    Schedule schedule =
        new InTurn(
            List.of(stressed.question()), Duration.ZERO, left.isNegative() ? Duration.ZERO : left);
    return schedule
        .run(stressed.bench())
        .or(() -> stressed.bench().ask(stressed.shared(), stressed.question(), stressed.first()))
        .map(found -> new Divergence(this, 0, after(stressed.input()), found));
  }

  /** The input again, when more than a second has passed. */
  static InTurn after(JsonNode input) {
    return new InTurn(List.of(Question.of(input)), Duration.ZERO, MORE_THAN_A_SECOND);
  }
}
