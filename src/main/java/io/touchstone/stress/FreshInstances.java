package io.touchstone.stress;

import io.touchstone.subject.GuardedSubject;
import java.util.Optional;

/**
 * Many calls at once, each on an instance of its own: state outside of instances shows, and what
 * differs by instance.
 */
final class FreshInstances implements Perturbation {
  @Override
  public String name() {
    return "concurrent-fresh";
  }

  @Override
  public String words() {
    return "concurrent calls on fresh instances";
  }

  @Override
  public int trials(StressPlan plan) {
    return plan.concurrent();
  }

  @Override
  public Optional<Divergence> search(StressCase stressed, int trials) {
    return AtOnce.run(
        trials,
        trial -> {
          try (GuardedSubject instance = stressed.fresh()) {
            return stressed.ask(this, trial, instance);
          }
        });
  }
}
