package io.touchstone.stress;

import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls as close together as they can be made, on one instance. */
class TightStress implements Perturbation {
  @Override
  public String name() {
    return "tight";
  }

  @Override
  public String words() {
    return "concurrent calls on one instance";
  }

  @Override
  public String catches() {
    return "races of any kind, lost updates, tools that serve one thread only, deadlocks";
  }

  @Override
  public List<String> groups() {
    return List.of("concurrency");
  }

  @Override
  public Optional<String> objection(StressCase stressed) {
    return stressed.objectionToConcurrency();
  }

  /** Whether each call has an instance of its own. */
  boolean apart() {
    return false;
  }

  @Override
  public Optional<Divergence> search(StressCase stressed) {
    List<Burst> rounds = rounds(stressed);
    for (int trial = 0; trial < rounds.size(); trial++) {
      Burst round = rounds.get(trial);
      Optional<Discrepancy> found;
      List<Answer> firsts =
          round.questions().stream().map(each -> stressed.first(each.plain())).toList();
      if (apart() || stressed.effort().burst().isZero()) {
        found = round.run(stressed.bench(), stressed.shared(), firsts);
      } else {
        // A fresh one: what is made at the first call only is made by many at once.
        try (GuardedSubject instance = stressed.bench().open()) {
          found = round.run(stressed.bench(), instance, firsts);
        }
      }
      if (found.isPresent()) {
        Burst again =
            new Burst(
                round.questions(),
                round.threads(),
                Integer.MAX_VALUE,
                Duration.ofMillis(500),
                apart());
        return Optional.of(new Divergence(this, trial, again, found.get()));
      }
    }
    return Optional.empty();
  }

  private List<Burst> rounds(StressCase stressed) {
    List<Question> mixed = new ArrayList<>(List.of(stressed.question()));
    stressed.companions().stream().limit(1).forEach(mixed::add);
    Duration time = stressed.effort().burst();
    if (stressed.effort().concurrent() == 0) {
      return List.of();
    }
    if (time.isZero()) {
      // In two rounds: the threads of the second are warm, and come closer together.
      int calls = stressed.effort().concurrent() / 2;
      int threads = Math.min(calls, 16);
      Burst same = burst(List.of(stressed.question()), threads, calls, stressed.bench().patience());
      return calls == 0 ? List.of() : List.of(same, burst(mixed, threads, calls, same.time()));
    }
    Duration part = time.dividedBy(apart() ? 6 : 3);
    return List.of(
        burst(mixed, 2, Integer.MAX_VALUE, part),
        burst(mixed, 4, Integer.MAX_VALUE, part),
        burst(List.of(stressed.question()), 8, Integer.MAX_VALUE, part));
  }

  private Burst burst(List<Question> questions, int threads, int calls, Duration time) {
    return new Burst(questions, threads, calls, time, apart());
  }
}
