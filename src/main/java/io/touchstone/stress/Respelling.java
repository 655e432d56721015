package io.touchstone.stress;

import java.util.List;
import java.util.Optional;

/**
 * A perturbation that asks one question after the other, each of them the same input in another
 * way: the first ones fresh instances, all others the shared instance of the case.
 */
abstract class Respelling implements Perturbation {

  /** The question of one try: the same for the same seed, whatever ran before. */
  abstract Question question(StressCase stressed, int trial);

  /** How many tries the effort has for it. */
  abstract int trials(StressCase stressed);

  /** So many are first calls of fresh instances: a cache keeps the first spelling. */
  int firstCalls() {
    return 2;
  }

  @Override
  public Optional<Divergence> search(StressCase stressed) {
    int trials = trials(stressed);
    for (int trial = 0; trial < trials; trial++) {
      Optional<Discrepancy> found =
          trial < firstCalls() ? stressed.askFresh(this, trial) : stressed.ask(this, trial);
      if (found.isPresent()) {
        return Optional.of(
            trial < firstCalls()
                ? new Divergence(
                    this, trial, InTurn.of(List.of(question(stressed, trial))), found.get())
                : stressed.divergence(this, trial, found.get()));
      }
    }
    return Optional.empty();
  }
}
