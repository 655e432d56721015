package io.touchstone.stress;

import io.touchstone.subject.GuardedSubject;
import java.util.List;
import java.util.Optional;

/** First calls, each on an instance of its own. */
final class FreshInstances implements Perturbation {
  @Override
  public String name() {
    return "fresh-instances";
  }

  @Override
  public String words() {
    return "a first call on another instance";
  }

  @Override
  public String catches() {
    return "state of the class, identity hashes, what differs by instance";
  }

  @Override
  public Optional<Divergence> search(StressCase stressed) {
    for (int trial = 0; trial < stressed.effort().few(); trial++) {
      try (GuardedSubject instance = stressed.bench().open()) {
        Optional<Discrepancy> found =
            stressed.bench().ask(instance, stressed.question(), stressed.first());
        if (found.isPresent()) {
          Schedule again = InTurn.of(List.of(stressed.question()));
          return Optional.of(new Divergence(this, trial, again, found.get()));
        }
      }
    }
    return Optional.empty();
  }
}
