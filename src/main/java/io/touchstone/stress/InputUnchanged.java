package io.touchstone.stress;

import io.touchstone.subject.GuardedSubject;
import java.util.List;
import java.util.Optional;

/** One call on a fresh instance, after which the input is looked at. */
final class InputUnchanged implements Perturbation {
  static final String NAME = "input-unchanged";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String words() {
    return "a first call on another instance";
  }

  @Override
  public String catches() {
    return "subjects that change their input, or reorder its members";
  }

  @Override
  public Optional<Divergence> search(StressCase stressed) {
    try (GuardedSubject instance = stressed.bench().open()) {
      return stressed
          .bench()
          .ask(instance, stressed.question(), stressed.first())
          .filter(found -> found.kind() != Discrepancy.Kind.ANSWER)
          .filter(found -> found.kind() != Discrepancy.Kind.OUTCOME)
          .map(found -> new Divergence(this, 0, InTurn.of(List.of(stressed.question())), found));
    }
  }
}
