package io.touchstone.stress;

import io.touchstone.subject.GuardedSubject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The clock that subjects are given, put forward and back. One that asks the system's clock instead
 * shows by {@link LaterOn} and in other time zones.
 */
final class ClockShift implements Perturbation {
  private static final List<Duration> SHIFTS =
      List.of(Duration.ofHours(13), Duration.ofDays(-200), Duration.ofDays(4000));

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public String words() {
    return "another time";
  }

  @Override
  public String catches() {
    return "answers that depend on the hour or the day of the clock that the subject is given";
  }

  @Override
  public Optional<String> objection(StressCase stressed) {
    return stressed.bench().subject().elsewhere().isProgram()
        ? Optional.of("a program takes no clock")
        : Optional.empty();
  }

  @Override
  public Optional<Divergence> search(StressCase stressed) {
    int trial = 0;
    for (Duration shift : SHIFTS) {
      try (GuardedSubject instance = stressed.bench().open(shift)) {
        Optional<Discrepancy> found =
            stressed.bench().ask(instance, stressed.question(), stressed.first());
        if (found.isPresent()) {
          Schedule again = new InTurn(List.of(stressed.question()), shift, Duration.ZERO);
          return Optional.of(new Divergence(this, trial, again, found.get()));
        }
      }
      trial++;
    }
    return Optional.empty();
  }
}
