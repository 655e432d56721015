package io.touchstone.stress;

import java.util.Optional;

/** The same question to the same instance, again and again. */
final class Repetition implements Perturbation {
  @Override
  public String name() {
    return "repeat";
  }

  @Override
  public String words() {
    return "mere repetition";
  }

  @Override
  public int trials(StressPlan plan) {
    return plan.repeats();
  }

  @Override
  public Optional<Divergence> search(StressCase stressed, int trials) {
    for (int trial = 0; trial < trials; trial++) {
      Optional<Divergence> divergence = stressed.ask(this, trial, stressed.shared());
      if (divergence.isPresent()) {
        return divergence;
      }
    }
    return Optional.empty();
  }
}
