package io.touchstone.stress;

import java.util.Optional;

/**
 * A perturbation that asks the instance of the case one question after the other, each of them the
 * same input in another way.
 */
abstract class Respelling implements Perturbation {

  /** The question of one try: the same for the same seed, whatever ran before. */
  abstract Question question(StressCase stressed, int trial);

  /** How many tries the effort has for it. */
  abstract int trials(StressCase stressed);

  @Override
  public Optional<Divergence> search(StressCase stressed) {
    int trials = trials(stressed);
    for (int trial = 0; trial < trials; trial++) {
      Optional<Discrepancy> found = stressed.ask(this, trial);
      if (found.isPresent()) {
        return Optional.of(stressed.divergence(this, trial, found.get()));
      }
    }
    return Optional.empty();
  }
}
