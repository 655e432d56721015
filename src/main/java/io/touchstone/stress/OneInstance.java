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
    return plan.concurrent() - plan.paired();
  }

  @Override
  public Optional<Divergence> search(StressCase stressed, int trials) {
    // In two rounds: the threads of the second are warm, and come closer together.
    int first = trials / 2;
    return round(stressed, 0, first).or(() -> round(stressed, first, trials - first));
  }

  private Optional<Divergence> round(StressCase stressed, int from, int trials) {
    return AtOnce.run(trials, trial -> stressed.ask(this, from + trial, stressed.shared()));
  }
}
