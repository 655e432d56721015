package io.touchstone.stress;

import java.util.Optional;

/** Many calls at once on one instance: state that they share shows. */
final class OneInstance implements Perturbation {
  @Override
  public String name() {
    return "concurrent-shared";
  }

  @Override
  public String words() {
    return "concurrent calls on one instance";
  }

  @Override
  public int trials(StressPlan plan) {
    return plan.concurrent();
  }

  @Override
  public Optional<Divergence> search(StressCase stressed, int trials) {
    return AtOnce.run(trials, trial -> stressed.ask(this, trial, stressed.shared()));
  }
}
